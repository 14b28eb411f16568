package org.fener.crawler.nutch;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.fener.crawler.fetch.AddressRange;
import org.fener.crawler.fetch.FetchLimits;
import org.fener.crawler.fetch.FetchSettings;
import org.fener.crawler.fetch.UserAgent;

/// What a crawl process must know before its first round.
///
/// @param home           the installation; `archive` and `crawl` are in it
/// @param contact        stands in the user agent
/// @param allowAddresses address ranges beyond the public Internet, such as `127.0.0.0/8`
/// @param optOut         hosts whose owners asked not to be crawled
/// @param limits         caps on each fetch
public record CrawlSettings(
        Path home, String contact, List<String> allowAddresses, Set<String> optOut, FetchLimits limits) {

    public CrawlSettings {
        allowAddresses = List.copyOf(allowAddresses);
        optOut = Set.copyOf(optOut);
    }

    public static CrawlSettings of(Path home, String contact, List<String> allowAddresses) {
        return new CrawlSettings(home, contact, allowAddresses, Set.of(), FetchLimits.DEFAULT);
    }

    public FetchSettings fetch() {
        return new FetchSettings(
                UserAgent.fener(contact),
                limits,
                allowAddresses.stream().map(AddressRange::parse).toList(),
                optOut);
    }

    public Path archive() {
        return home.resolve("archive");
    }

    public Path crawl() {
        return home.resolve("crawl");
    }
}
