package org.fener.crawler.nutch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fener.crawler.fetch.AddressRange;
import org.fener.crawler.fetch.FetchLimits;
import org.fener.crawler.fetch.FetchSettings;
import org.fener.crawler.fetch.UserAgent;
import org.fener.crawler.source.OptOutFile;

/// What a crawl process must know before its first round.
///
/// @param home           the installation; `archive`, `crawl` and `config/opt-out.yaml` are in it
/// @param contact        stands in the user agent
/// @param allowAddresses address ranges beyond the public Internet, such as `127.0.0.0/8`
/// @param limits         caps on each fetch
public record CrawlSettings(Path home, String contact, List<String> allowAddresses, FetchLimits limits) {

    public CrawlSettings {
        allowAddresses = List.copyOf(allowAddresses);
    }

    public static CrawlSettings of(Path home, String contact, List<String> allowAddresses) {
        return new CrawlSettings(home, contact, allowAddresses, FetchLimits.DEFAULT);
    }

    /// What a fetcher needs of it.
    ///
    /// @throws IOException if the file of opt-outs has mistakes
    public FetchSettings fetch() throws IOException {
        return new FetchSettings(
                UserAgent.fener(contact),
                limits,
                allowAddresses.stream().map(AddressRange::parse).toList(),
                OptOutFile.open(home.resolve("config").resolve("opt-out.yaml")));
    }

    public Path archive() {
        return home.resolve("archive");
    }

    public Path crawl() {
        return home.resolve("crawl");
    }
}
