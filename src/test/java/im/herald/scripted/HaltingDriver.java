package im.herald.scripted;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// SQLite's driver, with an end at a [CrashPoint].
final class HaltingDriver implements Driver {
  private final CrashPoint point;
  private final Runnable end;

  HaltingDriver(CrashPoint point, Runnable end) {
    this.point = point;
    this.end = end;
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith("jdbc:sqlite:");
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    Connection real = real(url).connect(url, info);
    Watch watch = new Watch(real);
    return (Connection)
        Proxy.newProxyInstance(
            HaltingDriver.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, args) -> watch.call(method, args));
  }

  private Driver real(String url) throws SQLException {
    for (Driver driver : DriverManager.drivers().toList()) {
      if (driver != this && driver.acceptsURL(url)) {
        return driver;
      }
    }
    throw new SQLException("SQLite's driver is not on the class path");
  }

  /// One connection, which is used by one thread at a time.
  private final class Watch {
    private final Connection real;
    private boolean reached;

    Watch(Connection real) {
      this.real = real;
    }

    @Nullable Object call(Method method, Object @Nullable [] args) throws Throwable {
      if (method.getName().equals("prepareStatement") && args != null) {
        reached |= point.isIn((String) args[0]);
      }
      boolean commits = method.getName().equals("commit");
      if (commits && reached && !point.isDurable()) {
        end.run();
      }
      try {
        Object result = method.invoke(real, args);
        if (commits && reached) {
          end.run();
        }
        return result;
      } catch (InvocationTargetException e) {
        throw e.getTargetException();
      }
    }
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("");
  }
}
