package database;


import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;

/** What all parts share. */
final class Common {
    static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);
    static final int SCHEDULES = Integer.getInteger("probe.schedules", 10_000);
    static final int ROUNDS = Integer.getInteger("probe.rounds", 20);

    private Common() {
    }


    static void createNote(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS note (id BIGINT PRIMARY KEY, body VARCHAR(500) NOT NULL)");
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM note")) {
                rows.next();
            }
        }
    }

    static void insertNote(PreparedStatement insert, int id) throws SQLException {
        insert.setLong(1, id);
        insert.setString(2, "A note of about a hundred characters, as long as a chat message or a row of a journal: " + id);
        insert.executeUpdate();
    }

    static double seconds(long from) {
        return Duration.ofNanos(System.nanoTime() - from).toMillis() / 1000.0;
    }

    static int residentMebibytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Integer.parseInt(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return -1;
    }

    static Path fresh(Path work, String name) throws IOException {
        Path directory = work.resolve(name);
        if (Files.exists(directory)) {
            try (var paths = Files.walk(directory)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(directory).toAbsolutePath();
    }

    static void report(String line) {
        say(line);
    }

    static void say(String line) {
        try {
            OUT.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
