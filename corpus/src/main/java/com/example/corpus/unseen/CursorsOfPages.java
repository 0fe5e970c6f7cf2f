package com.example.corpus.unseen;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Clients read a result page by page; only those that come to the last page close their cursor. */
@Leak(
    value = "H2 result sets open for clients that do not come back for the last page",
    holders = {
      "com\\.example\\.corpus\\.unseen\\.CursorsOfPages\\$Pages\\.cursors",
      "org\\.h2\\.\\S+"
    },
    sites = {"CursorsOfPages(\\$Pages)?\\.\\w+"})
public final class CursorsOfPages implements Program {
  private static final int ROWS = 400;
  private static final int PAGE = 10;

  /** The results that are being read. */
  private static final class Pages {
    private final Map<String, ResultSet> cursors = new HashMap<>();
    private final Connection connection;

    Pages(Connection connection) {
      this.connection = connection;
    }

    String open(int from) throws SQLException {
      PreparedStatement query =
          connection.prepareStatement(
              "select id, concat(name, ?) from article where id between ? and ? order by name");
      query.setInt(1, from);
      query.setInt(2, from);
      query.setInt(3, from + 40);
      String token = "cursor-" + Integer.toHexString(cursors.size()) + "-" + System.nanoTime();
      cursors.put(token, query.executeQuery());
      return token;
    }

    boolean page(String token) throws SQLException {
      ResultSet rows = cursors.get(token);
      for (int i = 0; i < PAGE; i++) {
        if (!rows.next()) {
          cursors.remove(token);
          rows.getStatement().close();
          return false;
        }
      }
      return true;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:shop")) {
      fill(connection);
      Pages pages = new Pages(connection);
      for (int i = 0; pace.next(); i++) {
        String token = pages.open(i % (ROWS - 40));
        boolean patient = i % 2 == 0;
        for (int page = 0; pages.page(token) && (patient || page < 1); page++) {
          Thread.yield();
        }
      }
    }
  }

  private static void fill(Connection connection) throws SQLException {
    try (PreparedStatement create =
        connection.prepareStatement("create table article(id int primary key, name varchar)")) {
      create.execute();
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into article values(?, ?)")) {
      for (int i = 0; i < ROWS; i++) {
        insert.setInt(1, i);
        insert.setString(2, "article " + i * 31 % 97);
        insert.execute();
      }
    }
  }
}
