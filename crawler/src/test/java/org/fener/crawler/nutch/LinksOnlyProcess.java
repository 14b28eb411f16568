package org.fener.crawler.nutch;

/// A crawl process that reads pages with [LinksOnlyReader].
final class LinksOnlyProcess {

    private LinksOnlyProcess() {}

    public static void main(String[] arguments) {
        CrawlProcess.serve(new LinksOnlyReader());
    }
}
