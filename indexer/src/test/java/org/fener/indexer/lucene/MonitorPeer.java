package org.fener.indexer.lucene;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.query.QueryReader;

/// A peer for tests and benchmarks: Lucene Monitor with the same compiled queries and the same fields.
final class MonitorPeer implements AutoCloseable {

    private static final int PASSES = 4;
    private static final int BATCH = 100;

    private final Languages languages = new Languages();
    private final Analyzer analyzer = languages.analyzer();
    private final PostFields fields = new PostFields(languages);
    private final Monitor monitor;

    MonitorPeer(Map<String, String> queries, ZoneId zone, InstantSource clock) throws IOException {
        this.monitor = new Monitor(analyzer, new MultipassTermFilteredPresearcher(PASSES), new MonitorConfiguration());
        QueryReader reader = new QueryReader(clock, zone);
        List<MonitorQuery> stored = new ArrayList<>();
        queries.forEach((id, query) -> stored.add(new MonitorQuery(
                id, QueryCompiler.forAnyPost(languages, analyzer).compile(reader.read(query)))));
        // at once it holds blocks of 32 kB for each term of each query
        for (int i = 0; i < stored.size(); i += BATCH)
            monitor.register(stored.subList(i, Math.min(stored.size(), i + BATCH)));
    }

    Set<String> match(IndexedPost post) throws IOException {
        Set<String> ids = new TreeSet<>();
        for (QueryMatch match :
                monitor.match(fields.of(post), QueryMatch.SIMPLE_MATCHER).getMatches()) ids.add(match.getQueryId());
        return ids;
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }
}
