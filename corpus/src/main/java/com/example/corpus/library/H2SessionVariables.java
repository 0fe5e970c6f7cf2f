package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Sets a variable of its own for each request in a database session that is never closed. */
@Leak(
    value = "variables of an H2 session, one for each request",
    holders = {"org\\.h2\\..*"},
    sites = {"H2SessionVariables\\.remember", "org\\.h2\\..*"})
public final class H2SessionVariables implements Program {

  private static void remember(Statement statement, long request) throws SQLException {
    statement.execute("SET @R" + request + " = '" + "seen".repeat(100) + "'");
  }

  @Override
  public void run(Pace pace) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:requests");
        Statement statement = connection.createStatement()) {
      for (long request = 0; pace.next(); request++) {
        remember(statement, request);
      }
    }
  }
}
