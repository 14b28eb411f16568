package org.fener.dashboard.cli;

import java.io.IOException;
import org.fener.dashboard.home.SettingsTable;
import org.fener.dashboard.home.SettingsTable.Setting;
import org.fener.dashboard.round.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fener settings`: what is set, and where.
@Command(
        name = "settings",
        description =
                "Shows each setting in force, its default and where it comes from; of a secret only whether it is set.",
        mixinStandardHelpOptions = true)
final class SettingsCommand extends org.fener.dashboard.cli.Command {

    @Mixin
    HomeOption home = new HomeOption();

    @Option(names = "--json", description = "print JSON lines {key, value, standard, origin, where}")
    boolean json;

    @Override
    public Integer call() throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Installation installation = opened.installation();
            for (Setting setting :
                    SettingsTable.of(installation.home(), installation.settings(), FenerCommand.environment()))
                print(json ? JSON.writeValueAsString(setting) : line(setting));
            return 0;
        }
    }

    private static String line(Setting setting) {
        return setting.key() + "\t" + shown(setting.value()) + "\tdefault " + shown(setting.standard()) + "\t"
                + switch (setting.origin()) {
                    case DEFAULT -> "default";
                    case FILE, ENVIRONMENT -> setting.where();
                };
    }

    private static String shown(String value) {
        return value.isEmpty() ? "-" : value;
    }
}
