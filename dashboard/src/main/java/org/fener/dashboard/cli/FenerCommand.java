package org.fener.dashboard.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.home.HomeInUse;
import org.fener.dashboard.home.Program;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `fener`: all commands. Data goes to standard output, chatter to standard error.
@Command(
        name = "fener",
        description = "Watches public web sites and flags what harms people.",
        mixinStandardHelpOptions = true,
        version = "fener " + Program.VERSION,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage", "3:a check found something", "4:bad configuration"})
public final class FenerCommand implements Runnable {

    static final int FAILED = 1;
    static final int FOUND = 3;
    static final int BAD_CONFIGURATION = 4;

    private static final List<Class<? extends org.fener.dashboard.cli.Command>> COMMANDS = List.of(
            DemoCommand.class,
            WarmUpCommand.class,
            ServeCommand.class,
            RoundCommand.class,
            SearchCommand.class,
            WatchCommand.class,
            ReportCommand.class,
            MailCommand.class,
            SourceCommand.class,
            ExtractCommand.class,
            ImportCommand.class,
            ClassifyCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ModelCommand.class,
            LabelCommand.class,
            EvidenceCommand.class,
            VerifyCommand.class,
            RebuildCommand.class,
            EraseCommand.class,
            HoldCommand.class,
            RetentionCommand.class,
            BackupCommand.class,
            UserCommand.class,
            KeyCommand.class,
            SettingsCommand.class,
            SupportCommand.class);

    @Option(
            names = "--stack-trace",
            scope = CommandLine.ScopeType.INHERIT,
            hidden = true,
            description = "print the full trace of an error")
    boolean stackTrace;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    final Workplace workplace;

    FenerCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    private static CommandLine commandLine(Workplace workplace, String[] arguments, PrintWriter out, PrintWriter err) {
        FenerCommand root = new FenerCommand(workplace);
        CommandLine line = new CommandLine(root);
        for (Class<?> command : needed(arguments)) line.addSubcommand(command);
        return line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((thrown, failed, parsed) -> failed(root, thrown, failed))
                .setParameterExceptionHandler(wrongUsage());
    }

    /// The command that is named alone: to read what all of them take is most of the time of a small one. All, where
    /// none is named.
    private static List<? extends Class<?>> needed(String[] arguments) {
        Optional<String> named =
                Arrays.stream(arguments).filter(word -> !word.startsWith("-")).findFirst();
        List<? extends Class<?>> needed = COMMANDS.stream()
                .filter(command -> named.equals(
                        Optional.of(command.getAnnotation(Command.class).name())))
                .toList();
        return needed.isEmpty() ? COMMANDS : needed;
    }

    /// Runs one command line of this process.
    public static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        Workplace workplace = new Workplace(arguments, System.getenv(), InstantSource.system(), out, err);
        return commandLine(workplace, arguments, out, err).execute(arguments);
    }

    /// Runs a command line that was handed over to a server that has the home open.
    static int runIn(Workplace server, String[] arguments, PrintWriter out, PrintWriter err) {
        return commandLine(server, arguments, out, err).execute(arguments);
    }

    private static int failed(FenerCommand root, Exception thrown, CommandLine line) {
        if (thrown instanceof HandedOver handedOver) return handedOver.exit();
        line.getErr().println("fener: " + words(thrown));
        if (root.stackTrace) thrown.printStackTrace(line.getErr());
        return switch (thrown) {
            case BadConfiguration configuration -> BAD_CONFIGURATION;
            case HomeInUse inUse -> FAILED;
            default -> FAILED;
        };
    }

    static String words(Throwable thrown) {
        String message = thrown.getMessage();
        return switch (thrown) {
            case java.nio.file.NoSuchFileException missing -> missing.getFile() + ": no such file";
            case java.nio.file.AccessDeniedException denied -> denied.getFile() + ": access denied";
            default -> message == null ? thrown.getClass().getSimpleName() : message;
        };
    }

    private static IParameterExceptionHandler wrongUsage() {
        return (ParameterException wrong, String[] arguments) -> {
            CommandLine line = wrong.getCommandLine();
            line.getErr().println("fener: " + wrong.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
            line.getErr().println("Help: " + line.getCommandSpec().qualifiedName() + " --help");
            return ExitCode.USAGE;
        };
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    static Map<String, String> environment() {
        return System.getenv();
    }
}
