package database;

import static database.Common.*;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The candidates. Every H2 entry speaks H2's PostgreSQL mode, so that one schema serves all. */
enum Setting {
    H2_DEFAULT("jdbc:h2:file:%s/h2;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", 4, false),
    H2_DELAY_0("jdbc:h2:file:%s/h2;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0", 4, false),
    H2_CHECKPOINT("jdbc:h2:file:%s/h2;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0", 4, true),
    SQLITE_WAL_FULL("jdbc:sqlite:%s/sqlite.db?journal_mode=WAL&synchronous=FULL" + Setting.COMMON, 1, false),
    SQLITE_WAL_NORMAL("jdbc:sqlite:%s/sqlite.db?journal_mode=WAL&synchronous=NORMAL" + Setting.COMMON, 1, false),
    SQLITE_DELETE_FULL("jdbc:sqlite:%s/sqlite.db?journal_mode=DELETE&synchronous=FULL" + Setting.COMMON, 1, false);

    private static final String COMMON = "&foreign_keys=true&busy_timeout=10000";
    private final String url;
    private final int pool;
    private final boolean checkpoint;

    Setting(String url, int pool, boolean checkpoint) {
        this.url = url;
        this.pool = pool;
        this.checkpoint = checkpoint;
    }

    /** The JDBC address; the system property probe.url.suffix is added, to try one more setting by hand. */
    String url(Path directory) {
        return url.formatted(directory) + System.getProperty("probe.url.suffix", "");
    }

    int pool() {
        return Integer.getInteger("probe.pool", pool);
    }

    Connection open(Path directory) throws SQLException {
        return durable(DriverManager.getConnection(url(directory)));
    }

    /** A HikariCP pool, or with -Dprobe.source=fair one connection lent in the order asked. */
    Source dataSource(Path directory) throws SQLException {
        if (System.getProperty("probe.source", "pool").equals("fair")) {
            return new OneConnection(DriverManager.getConnection(url(directory)));
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url(directory));
        config.setMaximumPoolSize(pool());
        config.setMaxLifetime(0);
        HikariDataSource pool = new HikariDataSource(config);
        return new Source() {
            @Override
            public Connection getConnection() throws SQLException {
                return pool.getConnection();
            }

            @Override
            public void close() {
                pool.close();
            }
        };
    }

    /** H2 has no setting that syncs at each commit; the H2_CHECKPOINT entry says CHECKPOINT SYNC after each. */
    Connection durable(Connection connection) {
        if (!checkpoint) {
            return connection;
        }
        return (Connection) Proxy.newProxyInstance(DatabaseProbe.class.getClassLoader(),
                new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (method.getName().equals("commit")) {
                            try (Statement statement = connection.createStatement()) {
                                statement.execute("CHECKPOINT SYNC");
                            }
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
