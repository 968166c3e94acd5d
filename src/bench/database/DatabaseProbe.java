package database;

import static database.Common.*;
import static database.OnQuartz.*;
import static database.Children.*;
import static database.Behaviours.*;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares H2 and SQLite as the embedded database of a daemon. Started by {@code run}; its first argument is the mode. */
final class DatabaseProbe {
    public static void main(String[] args) throws Exception {
        Setting setting = args.length > 1 && !args[0].equals("all") ? Setting.valueOf(args[1]) : null;
        Path directory = args.length > 2 ? Path.of(args[2]) : null;
        switch (args[0]) {
            case "nothing" -> say("ready rss_mib=" + residentMebibytes());
            case "open" -> open(setting, directory);
            case "commit" -> commit(setting, directory, Integer.parseInt(args[3]));
            case "rate" -> rate(setting, directory);
            case "quartz-add" -> quartzAdd(setting, directory, args[3].equals("each"));
            case "quartz-start" -> quartzStart(setting, directory);
            case "quartz-one" -> quartzOne(setting, directory);
            case "quartz-fire" -> {
                if (args.length > 3) {
                    System.setProperty("probe.source", args[3]);
                    System.setProperty("probe.lock", args[4]);
                }
                quartzFire(setting, directory);
            }
            case "quartz-misfire" -> quartzMisfire(setting, directory);
            case "dialect" -> dialect(setting, directory);
            case "interrupt" -> interrupt(setting, directory);
            case "backup" -> backup(setting, directory);
            case "all" -> all(Path.of(args[1]), args.length > 2 ? List.of(args[2].split(",")) : List.of(
                    "sync", "kill", "start", "rate", "quartz", "fire", "misfire", "quartz-kill", "dialect", "backup",
                    "interrupt"));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void all(Path work, List<String> parts) throws Exception {
        report("java %s, %s %s %s, %d processors".formatted(Runtime.version(), System.getProperty("os.name"),
                System.getProperty("os.version"), System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors()));
        for (String entry : System.getProperty("java.class.path").split(":")) {
            if (entry.matches(".*/(h2|sqlite-jdbc|quartz|HikariCP)-.*jar")) {
                report("jar %s %.1f MiB".formatted(Path.of(entry).getFileName(), Files.size(Path.of(entry)) / 1048576.0));
            }
        }
        if (parts.contains("start")) {
            report("start nothing " + startTimes(null, null));
        }
        List<Setting> settings = System.getProperty("probe.settings") == null ? List.of(Setting.values())
                : Arrays.stream(System.getProperty("probe.settings").split(",")).map(Setting::valueOf).toList();
        for (String part : parts) {
            for (Setting setting : settings) {
                Path directory = fresh(work, part + "-" + setting);
                String result = switch (part) {
                    case "sync" -> syncs(setting, directory);
                    case "kill" -> kills(setting, directory, "commit", "SELECT coalesce(max(id), 0), count(*) FROM note");
                    case "quartz-kill" -> kills(setting, directory, "quartz-one",
                            "SELECT coalesce(max(CAST(substr(TRIGGER_NAME, 10) AS INTEGER)), 0), count(*)"
                                    + " FROM QRTZ_TRIGGERS WHERE TRIGGER_NAME LIKE 'schedule-%'");
                    case "start" -> {
                        run(child("open", setting, directory));
                        yield startTimes(setting, directory);
                    }
                    case "quartz" -> run(child("quartz-add", setting, fresh(work, "quartz-each-" + setting), "each"))
                            + "\n   one job " + run(child("quartz-add", setting, directory, "one"))
                            + "\n   start   " + run(child("quartz-start", setting, directory));
                    case "misfire" -> {
                        run(child("quartz-add", setting, directory, "one"));
                        yield run(child("quartz-misfire", setting, directory));
                    }
                    case "fire" -> {
                        String fired = run(child("quartz-fire", setting, directory));
                        if (setting.pool() == 1) {
                            fired += "\n   one connection, fair, SimpleSemaphore: "
                                    + run(child("quartz-fire", setting, fresh(work, "fire-b-" + setting), "fair", "monitor"))
                                    + "\n   one connection, fair, the connection is the lock: "
                                    + run(child("quartz-fire", setting, fresh(work, "fire-c-" + setting), "fair", "connection"));
                        }
                        yield fired;
                    }
                    case "rate", "dialect", "backup", "interrupt" -> run(child(part, setting, directory));
                    default -> throw new IllegalArgumentException(part);
                };
                report("%-12s %-18s %s".formatted(part, setting, result));
            }
        }
    }

    /** Under strace: how many syncs, and how many commits returned with a sync since the commit before. */
    private static String syncs(Setting setting, Path directory) throws Exception {
        Path trace = directory.resolve("trace");
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "-e",
                "trace=fsync,fdatasync,msync,sync_file_range,write", "-e", "signal=none", "-o", trace.toString()));
        command.addAll(child("commit", setting, directory, "200"));
        run(command);
        Pattern said = Pattern.compile("write\\(1, \"(begin|end|\\d+)\\\\n\"");
        int syncs = 0;
        int covered = 0;
        int since = 0;
        boolean counting = false;
        for (String line : Files.readAllLines(trace)) {
            Matcher matcher = said.matcher(line);
            if (matcher.find()) {
                counting = !matcher.group(1).equals("end");
                if (Character.isDigit(matcher.group(1).charAt(0)) && since > 0) {
                    covered++;
                }
                since = 0;
            } else if (counting && line.matches(".*\\b(fsync|fdatasync|msync|sync_file_range)\\(.*")) {
                since++;
                syncs++;
            }
        }
        return "commits=200 syncs=%d commits_with_a_sync_before_return=%d".formatted(syncs, covered);
    }

    private static String kills(Setting setting, Path work, String mode, String count) throws Exception {
        int lost = 0;
        int worst = 0;
        int roundsWithLoss = 0;
        int opened = 0;
        int gaps = 0;
        int confirmedAll = 0;
        java.util.Random random = new java.util.Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            Path directory = fresh(work, "round-" + round);
            int target = 1 + random.nextInt(300);
            try (Connection connection = setting.open(directory)) {
                createNote(connection);
                createQuartzTables(connection);
            }
            Process process = new ProcessBuilder(child(mode, setting, directory, "1000000"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            int confirmed = 0;
            try (BufferedReader reader = process.inputReader()) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (line.matches("\\d+")) {
                        confirmed = Integer.parseInt(line);
                        if (confirmed == target) {
                            process.toHandle().destroyForcibly();
                        }
                    }
                }
            } catch (IOException e) {
                // the stream of a killed process
            }
            process.waitFor();
            confirmedAll += confirmed;
            try (Connection connection = setting.open(directory); Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(count)) {
                rows.next();
                opened++;
                int missing = Math.max(0, confirmed - rows.getInt(1));
                gaps += rows.getInt(1) - rows.getInt(2);
                lost += missing;
                worst = Math.max(worst, missing);
                roundsWithLoss += missing > 0 ? 1 : 0;
            } catch (SQLException e) {
                lost += confirmed;
                worst = Math.max(worst, confirmed);
                roundsWithLoss++;
                report("   round %d: %s".formatted(round, e.getMessage()));
            }
        }
        return "rounds=%d confirmed=%d lost=%d worst_round=%d rounds_with_loss=%d gaps=%d opened_again=%d"
                .formatted(ROUNDS, confirmedAll, lost, worst, roundsWithLoss, gaps, opened);
    }

    private static String startTimes(Setting setting, Path directory) throws Exception {
        List<Double> times = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            long from = System.nanoTime();
            Process process = new ProcessBuilder(setting == null ? child("nothing") : child("open", setting, directory))
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
                String line = reader.readLine();
                times.add((System.nanoTime() - from) / 1e6);
                sizes.add(Integer.parseInt(line.replaceAll(".*=", "")));
            }
            process.waitFor();
        }
        times.sort(Comparator.naturalOrder());
        sizes.sort(Comparator.naturalOrder());
        return "median_ms=%.0f rss_mib=%d".formatted(times.get(3), sizes.get(3));
    }

    private static List<String> child(String mode, Object... rest) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "--enable-native-access=ALL-UNNAMED", "-Dprobe.schedules=" + SCHEDULES));
        System.getProperties().forEach((key, value) -> {
            if (key.toString().startsWith("probe.") && !key.equals("probe.schedules")) {
                command.add("-D" + key + "=" + value);
            }
        });
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "database.DatabaseProbe", mode));
        for (Object argument : rest) {
            command.add(argument.toString());
        }
        return command;
    }

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        CompletableFuture<Boolean> hung = new CompletableFuture<Boolean>().completeOnTimeout(true, 120, TimeUnit.SECONDS);
        hung.thenRun(process::destroyForcibly);
        String last = "";
        StringBuilder everything = new StringBuilder();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                last = line;
                everything.append(line).append('\n');
            }
        }
        if (process.waitFor() != 0) {
            return (hung.isDone() ? "HUNG, killed after 120 s " : "FAILED ") + everything.substring(0, Math.min(1500, everything.length()));
        }
        return last;
    }
}
