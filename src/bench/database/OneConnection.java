package database;


import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.quartz.impl.jdbcjobstore.Semaphore;

/** One connection, lent to one thread after another in the order in which they asked. */
final class OneConnection implements Source {
    private final Connection connection;
    private final java.util.concurrent.Semaphore turn = new java.util.concurrent.Semaphore(1, true);

    OneConnection(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Connection getConnection() {
        turn.acquireUninterruptibly();
        AtomicBoolean returned = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(DatabaseProbe.class.getClassLoader(),
                new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (returned.compareAndSet(false, true)) {
                            try {
                                if (!connection.getAutoCommit()) {
                                    connection.rollback();
                                    connection.setAutoCommit(true);
                                }
                            } finally {
                                turn.release();
                            }
                        }
                        return null;
                    }
                    if (returned.get()) {
                        throw new SQLException("the connection was given back");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() throws SQLException {
        turn.acquireUninterruptibly();
        connection.close();
    }
}
