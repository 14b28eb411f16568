package org.fener.dashboard.round;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongConsumer;
import org.fener.classifier.Category;
import org.fener.crawler.archive.WarcFollower;
import org.fener.crawler.erasure.Erasures;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.HomeKey;
import org.fener.dashboard.home.Settings;
import org.fener.dashboard.store.Accounts;
import org.fener.dashboard.store.AlertDeliveries;
import org.fener.dashboard.store.ApiKeys;
import org.fener.dashboard.store.AuditLog;
import org.fener.dashboard.store.Database;
import org.fener.dashboard.store.Deliveries;
import org.fener.dashboard.store.Labels;
import org.fener.dashboard.store.Models;
import org.fener.dashboard.store.Rules;
import org.fener.dashboard.store.RunLedger;
import org.fener.dashboard.store.SecondFactors;
import org.fener.dashboard.store.ThresholdRows;
import org.fener.dashboard.store.WatchChannels;
import org.fener.indexer.PostIndex;

/// An open home with all its parts, for the command line and the dashboard alike.
public interface Installation {

    Home home();

    Settings settings();

    InstantSource clock();

    WatchedSources sources();

    List<Category> categories();

    /// The model in charge, with the thresholds of this home.
    JudgeInForce classifier();

    WarcFollower archive();

    /// Posts that were erased and never come in again.
    Erasures erasures();

    PostIndex index();

    Database database();

    Accounts accounts();

    default SecondFactors secondFactors() {
        return new SecondFactors(database(), clock(), HomeKey.of(home()));
    }

    RunLedger ledger();

    /// The switch that stops all fetching.
    default FetchStop fetchStop() {
        return new FetchStop(home().fetchStopFile(), clock());
    }

    RunningRounds running();

    /// What all rounds of this process came to.
    RoundTotals roundTotals();

    /// Shows that jobs run.
    Pulse pulse();

    Deliveries deliveries();

    Watchkeeper watches();

    default WatchChannels watchChannels() {
        return new WatchChannels(database(), clock());
    }

    default AlertDeliveries alertDeliveries() {
        return new AlertDeliveries(database(), clock());
    }

    default Labels labels() {
        return new Labels(database(), clock());
    }

    default Rules rules() {
        return new Rules(database(), clock());
    }

    default Models models() {
        return new Models(database(), clock());
    }

    default ThresholdRows thresholds() {
        return new ThresholdRows(database(), clock());
    }

    default ApiKeys apiKeys() {
        return new ApiKeys(database(), clock());
    }

    default AuditLog audit() {
        return new AuditLog(database(), clock());
    }

    Pipeline pipeline();

    MonitorRound monitorRound();

    /// Through which whoever writes to the archive goes.
    ArchiveDoor door();

    /// Does something while nobody writes to the archive and nobody reads from it into the index: rounds end first, and
    /// open files are closed.
    void alone(ArchiveDoor.Work work) throws IOException;

    /// Makes the index again from the archive; searches are answered from the old one until the new one is whole.
    ///
    /// @param progress hears how many archive entries have been read
    void rebuild(LongConsumer progress) throws IOException;
}
