package com.example.corpus.unseen;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Wraps the driver anew whenever a tenant's settings are read, and registers it each time. */
@Leak(
    value = "JDBC drivers registered at each reading of a tenant's settings",
    holders = "java\\.sql\\.DriverManager\\.registeredDrivers",
    sites = {"DriverPerTenant\\.\\w+", "java\\.sql\\.DriverManager\\.registerDriver"})
public final class DriverPerTenant implements Program {

  /** Knows the settings of a tenant. */
  private static final class TenantDriver implements Driver {
    private final Properties settings = new Properties();
    private final String prefix;

    TenantDriver(int tenant) {
      prefix = "jdbc:tenant-" + tenant + ":";
      for (int i = 0; i < 12; i++) {
        settings.setProperty("setting-" + i, prefix + i);
      }
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) {
      return null;
    }

    @Override
    public boolean acceptsURL(String url) {
      return url.startsWith(prefix);
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
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
      throw new SQLFeatureNotSupportedException();
    }
  }

  private static void refresh(int tenant) throws SQLException {
    DriverManager.registerDriver(new TenantDriver(tenant));
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      refresh(i % 40);
    }
  }
}
