package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dashboard, as far as that can be told without Grafana. */
class DashboardTest {
  private static final Path FILE = Path.of("../docs/grafana/leakscribe.json");

  /** The width of a dashboard. */
  private static final int COLUMNS = 24;

  /** Not for people to look at. */
  private static final Set<String> NOT_SHOWN = Set.of("leakscribe_run_info");

  private JsonObject dashboard;

  @BeforeEach
  void read() throws Exception {
    try (Reader text = Files.newBufferedReader(FILE)) {
      JsonReader strict = new JsonReader(text);
      strict.setStrictness(Strictness.STRICT);
      dashboard = JsonParser.parseReader(strict).getAsJsonObject();
    }
  }

  @Test
  void panels_have_ids_of_their_own_and_lie_beside_each_other() {
    Set<Integer> ids = new HashSet<>();
    Set<String> taken = new HashSet<>();
    for (JsonObject panel : panels()) {
      assertThat(ids.add(panel.get("id").getAsInt())).as("id of %s", title(panel)).isTrue();
      JsonObject at = panel.getAsJsonObject("gridPos");
      int x = at.get("x").getAsInt();
      int right = x + at.get("w").getAsInt();
      assertThat(right).as(title(panel)).isBetween(x + 1, COLUMNS);
      int y = at.get("y").getAsInt();
      for (int row = y; row < y + at.get("h").getAsInt(); row++) {
        for (int column = x; column < right; column++) {
          assertThat(taken.add(column + "," + row)).as("place of %s", title(panel)).isTrue();
        }
      }
    }
    assertThat(ids).hasSizeGreaterThan(20);
  }

  @Test
  void there_is_a_row_for_the_fleet_and_one_for_a_service() {
    assertThat(panels().stream().filter(DashboardTest::isRow).map(DashboardTest::title))
        .containsExactly("Fleet", "Service $job");
  }

  @Test
  void each_panel_says_what_it_shows_in_which_unit_and_asks_the_chosen_prometheus() {
    for (JsonObject panel : panels()) {
      if (!isRow(panel)) {
        JsonObject defaults = panel.getAsJsonObject("fieldConfig").getAsJsonObject("defaults");
        assertThat(defaults.get("unit").getAsString()).as(title(panel)).isNotEmpty();
        assertThat(panel.get("description").getAsString()).as(title(panel)).endsWith(".");
        assertThat(sources(panel)).as(title(panel)).containsOnly("${datasource}");
        assertThat(references(panel)).as(title(panel)).doesNotHaveDuplicates().isNotEmpty();
      }
    }
  }

  @Test
  void prometheus_understands_each_query_and_the_agent_answers_it() throws Exception {
    List<String> queries = new ArrayList<>();
    strings(dashboard, "expr", queries);
    assertThat(queries).hasSizeGreaterThan(30);
    Queries.assertUnderstood(queries.stream().map(DashboardTest::filledIn).toList());
  }

  @Test
  void each_metric_of_the_agent_is_on_it() throws Exception {
    List<String> queries = new ArrayList<>();
    strings(dashboard, "expr", queries);
    Set<String> asked = new TreeSet<>();
    queries.forEach(query -> asked.addAll(Queries.asked(query)));
    Set<String> exposed = Full.names();
    exposed.removeIf(name -> NOT_SHOWN.contains(name) || !name.startsWith("leakscribe_"));

    assertThat(asked).containsAll(exposed);
  }

  @Test
  void each_variable_that_is_used_is_defined() throws Exception {
    Set<String> defined = new TreeSet<>();
    array(dashboard.getAsJsonObject("templating"), "list")
        .forEach(one -> defined.add(one.get("name").getAsString()));
    Set<String> used =
        Queries.all(Pattern.compile("(?<=\\$\\{?)[a-z]+\\b"), Files.readString(FILE));

    assertThat(defined).containsExactlyInAnyOrder("datasource", "job", "instance");
    assertThat(defined).containsAll(used);
  }

  /** As Grafana sends it. */
  private static String filledIn(String query) {
    String sent =
        query
            .replace("$job", "shop")
            .replace("$instance", "shop-1:5325")
            .replace("$__rate_interval", "1m");
    assertThat(sent).doesNotContain("$");
    return sent;
  }

  private List<JsonObject> panels() {
    List<JsonObject> panels = new ArrayList<>();
    for (JsonObject panel : array(dashboard, "panels")) {
      panels.add(panel);
      if (isRow(panel)) {
        panels.addAll(array(panel, "panels"));
      }
    }
    return panels;
  }

  private static boolean isRow(JsonObject panel) {
    return panel.get("type").getAsString().equals("row");
  }

  private static String title(JsonObject panel) {
    return panel.get("title").getAsString();
  }

  private static List<String> sources(JsonObject panel) {
    List<String> sources = new ArrayList<>();
    strings(panel, "uid", sources);
    return sources;
  }

  private static List<String> references(JsonObject panel) {
    return array(panel, "targets").stream().map(one -> one.get("refId").getAsString()).toList();
  }

  private static List<JsonObject> array(JsonObject in, String name) {
    return in.getAsJsonArray(name).asList().stream().map(JsonElement::getAsJsonObject).toList();
  }

  /** Adds the values of all members of that name, however deep. */
  private static void strings(JsonElement in, String name, List<String> found) {
    if (in instanceof JsonArray all) {
      all.forEach(one -> strings(one, name, found));
    } else if (in instanceof JsonObject object) {
      object
          .entrySet()
          .forEach(
              member -> {
                if (member.getKey().equals(name)) {
                  found.add(member.getValue().getAsString());
                } else {
                  strings(member.getValue(), name, found);
                }
              });
    }
  }
}
