package org.fener.crawler.nutch;

import java.io.IOException;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.Mapper;
import org.apache.hadoop.mapreduce.Reducer;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.input.SequenceFileInputFormat;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.nutch.crawl.CrawlDatum;
import org.apache.nutch.crawl.NutchWritable;
import org.apache.nutch.fetcher.FetcherOutputFormat;

/// Nutch's fetch job with our own mapper: reads a segment's fetch list, writes its `crawl_fetch`.
///
/// It stores neither content (the archive does) nor parses: new links are written into `crawl_fetch` as
/// linked, where Nutch's database update finds them just as well.
final class FetchJob {

    /// How the stretch reaches its mapper, which Hadoop makes by its name in a thread that descends from the one
    /// that submits the job.
    private static final InheritableThreadLocal<FetchStretch> STRETCH = new InheritableThreadLocal<>();

    /// Hadoop gives no sign when a job is complete; it is asked.
    private static final Duration POLL = Duration.ofMillis(3);

    /// Each round that runs has a job, and each job this buffer: with 41 sources more would fill half of the heap.
    private static final int SORT_MEGABYTES = 1;

    private FetchJob() {}

    static void run(Configuration settings, Path segment, FetchStretch stretch)
            throws IOException, InterruptedException {
        Job job = Job.getInstance(settings, "fetch " + segment.getName());
        job.getConfiguration().setInt("mapreduce.task.io.sort.mb", SORT_MEGABYTES);
        job.setInputFormatClass(WholeList.class);
        FileInputFormat.addInputPath(job, new Path(segment, CrawlDatum.GENERATE_DIR_NAME));
        job.setMapperClass(FetchMapper.class);
        job.setReducerClass(Reducer.class); // identity: it is here because a MapFile wants its keys sorted
        job.setNumReduceTasks(1);
        job.setMapOutputKeyClass(Text.class);
        job.setMapOutputValueClass(NutchWritable.class);
        job.setOutputKeyClass(Text.class);
        job.setOutputValueClass(NutchWritable.class);
        job.setOutputFormatClass(FetcherOutputFormat.class);
        FileOutputFormat.setOutputPath(job, segment);
        STRETCH.set(stretch);
        try {
            job.submit();
        } catch (ClassNotFoundException e) {
            throw new IOException("fetch of " + segment + ": a class of the job is missing", e);
        } finally {
            STRETCH.remove();
        }
        await(job, segment, stretch);
    }

    private static void await(Job job, Path segment, FetchStretch stretch) throws IOException, InterruptedException {
        while (!job.isComplete()) stretch.awaitEnd(POLL);
        if (stretch.broken().isPresent())
            throw new IOException(
                    "the fetched pages could not be kept: "
                            + stretch.broken().get().getMessage(),
                    stretch.broken().get());
        if (!job.isSuccessful()) throw new IOException("fetch of " + segment + " failed: see the log");
    }

    /// A fetch list is fetched by one mapper: politeness is per process.
    static final class WholeList extends SequenceFileInputFormat<Text, CrawlDatum> {
        @Override
        protected boolean isSplitable(JobContext context, Path file) {
            return false;
        }
    }

    static final class FetchMapper extends Mapper<Text, CrawlDatum, Text, NutchWritable> {

        private final FetchStretch stretch = STRETCH.get();

        @Override
        public void run(Context context) throws IOException, InterruptedException {
            while (context.nextKeyValue()) {
                CrawlDatum datum = new CrawlDatum();
                datum.set(context.getCurrentValue());
                stretch.add(FetchList.task(context.getCurrentKey().toString(), datum));
            }
            stretch.run(record -> context.write(new Text(record.uri().toString()), new NutchWritable(record.datum())));
        }
    }
}
