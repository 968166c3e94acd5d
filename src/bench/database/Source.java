package database;


import java.sql.Connection;
import java.sql.SQLException;

/** Where connections come from. */
interface Source extends AutoCloseable {
    Connection getConnection() throws SQLException;

    @Override
    void close() throws SQLException;
}
