package org.fener.dashboard.round;

import java.time.InstantSource;
import java.util.List;
import org.fener.classifier.Category;
import org.fener.classifier.Classifier;
import org.fener.crawler.archive.Archive;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.Settings;
import org.fener.dashboard.store.Accounts;
import org.fener.dashboard.store.Database;
import org.fener.dashboard.store.RunLedger;
import org.fener.indexer.PostIndex;

/// An open home with all its parts, for the command line and the dashboard alike.
public interface Installation {

    Home home();

    Settings settings();

    InstantSource clock();

    WatchedSources sources();

    List<Category> categories();

    Classifier classifier();

    Archive archive();

    PostIndex index();

    Database database();

    Accounts accounts();

    RunLedger ledger();

    MonitorRound monitorRound();
}
