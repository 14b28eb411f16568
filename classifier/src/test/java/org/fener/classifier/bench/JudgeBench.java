package org.fener.classifier.bench;

import java.io.IOException;
import java.util.List;

/// Measures the models beside the reference, on real sets and on the texts written for this project.
///
/// Without options everything, which takes many minutes. Options: `--set NAME` one real set (repeatable), `--sets` all
/// of them, `--unseen` hacker posts of sources that were not learned from, `--own` the texts written for this project
/// (`--category KEY` some of them), `--curve` how much more of them adds, `--language` telling languages beside
/// OpenNLP's detector, `--speed` CPU time of a post, `--part 0|1|2` which third is tested on, `--alone` without the
/// reference.
public final class JudgeBench {

    private JudgeBench() {}

    public static void main(String[] arguments) throws IOException {
        BenchOptions options = BenchOptions.of(arguments);
        BenchTasks tasks = new BenchTasks(options.part().orElse(0));
        List<BenchTasks.Known> wanted = options.chosen(tasks.all());
        if (!wanted.isEmpty()) SetBench.run("seen sources", wanted, options.alone());
        if (options.unseen()) SetBench.run("unseen sources", tasks.unseen(), options.alone());
        if (options.language()) LanguageBench.run();
        if (options.speed()) {
            SpeedBench.run();
            PeerSpeedBench.run(tasks.speedTask());
        }
        if (options.curve()) CurveBench.run(options.categories(), options.part());
        if (options.own()) OwnTextsBench.run(options.categories(), options.part());
    }
}
