package org.fener.crawler.nutch;

import org.apache.hadoop.io.Text;
import org.apache.nutch.crawl.AbstractFetchSchedule;
import org.apache.nutch.crawl.CrawlDatum;

/// The schedule that Nutch's database update asks. The fetch job has already decided, page by page, when to
/// come back (see [Revisit]) and wrote the interval into the datum; here it is only counted from the fetch.
public final class DecidedSchedule extends AbstractFetchSchedule {

    @Override
    public CrawlDatum initializeSchedule(Text url, CrawlDatum datum) {
        datum.setRetriesSinceFetch(0);
        return datum;
    }

    @Override
    public CrawlDatum setFetchSchedule(
            Text url,
            CrawlDatum datum,
            long previousFetch,
            long previousModified,
            long fetched,
            long modified,
            int state) {
        datum.setRetriesSinceFetch(0);
        datum.setModifiedTime(modified);
        return comeBack(datum, fetched);
    }

    @Override
    public CrawlDatum setPageRetrySchedule(
            Text url, CrawlDatum datum, long previousFetch, long previousModified, long fetched) {
        datum.setRetriesSinceFetch(Math.min(datum.getRetriesSinceFetch() + 1, Byte.MAX_VALUE));
        return comeBack(datum, fetched);
    }

    @Override
    public CrawlDatum setPageGoneSchedule(
            Text url, CrawlDatum datum, long previousFetch, long previousModified, long fetched) {
        return comeBack(datum, fetched);
    }

    private static CrawlDatum comeBack(CrawlDatum datum, long fetched) {
        datum.setFetchTime(fetched + datum.getFetchInterval() * 1000L);
        return datum;
    }
}
