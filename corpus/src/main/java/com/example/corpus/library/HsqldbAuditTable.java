package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Keeps the audit log in a table in memory. */
@Leak(
    value = "rows of an in-memory HSQLDB table",
    holders = "org\\.hsqldb\\..*",
    sites = {"HsqldbAuditTable\\.audit", "org\\.hsqldb\\.\\w+"})
public final class HsqldbAuditTable implements Program {
  private long entries;

  private void audit(PreparedStatement insert) throws SQLException {
    insert.setLong(1, entries++);
    insert.setString(2, "changed".repeat(60) + entries);
    insert.executeUpdate();
  }

  @Override
  public void run(Pace pace) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:hsqldb:mem:audit");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE audit (id BIGINT PRIMARY KEY, what VARCHAR(1000))");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO audit VALUES (?, ?)")) {
        while (pace.next()) {
          audit(insert);
        }
      }
    }
  }
}
