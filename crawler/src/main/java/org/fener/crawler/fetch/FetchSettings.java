package org.fener.crawler.fetch;

import java.util.List;

/// What an operator may set for all fetches.
///
/// @param allowAddresses address ranges beyond the public Internet that may be reached
/// @param optOuts        the owners who asked not to be crawled
public record FetchSettings(UserAgent agent, FetchLimits limits, List<AddressRange> allowAddresses, OptOuts optOuts) {

    public FetchSettings {
        allowAddresses = List.copyOf(allowAddresses);
    }

    public static FetchSettings of(UserAgent agent) {
        return new FetchSettings(agent, FetchLimits.DEFAULT, List.of(), OptOuts.NONE);
    }
}
