package org.fener.crawler.fetch;

import java.util.List;
import java.util.Set;

/// What an operator may set for all fetches.
///
/// @param allowAddresses address ranges beyond the public Internet that may be reached
/// @param optOut         hosts whose owners asked not to be crawled; their sub-domains too
public record FetchSettings(
        UserAgent agent, FetchLimits limits, List<AddressRange> allowAddresses, Set<String> optOut) {

    public FetchSettings {
        allowAddresses = List.copyOf(allowAddresses);
        optOut = Set.copyOf(optOut);
    }

    public static FetchSettings of(UserAgent agent) {
        return new FetchSettings(agent, FetchLimits.DEFAULT, List.of(), Set.of());
    }
}
