package io.leakscribe.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/events.md equal to the code: each type, each of its fields, each word of a field. */
class DocumentedEventsTest {
  private static final Path PAGE = Path.of("..", "docs", "events.md");
  private static final Pattern WORD = Pattern.compile("`([^`]+)`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\n(.*?)\n```");

  /** Its keys are another's names, not ours: they are told in words, or in a table of their own. */
  private static final Set<String> OPEN = Set.of("options", "series", "alert");

  private static final Instant T = Instant.parse("2026-11-21T08:00:00.000Z");
  private static final Origin ORIGIN = new Origin(T, "shop", "shop-1", "r1", 7);

  /** One of each kind, with every field that it can have. */
  static Stream<Event> full() {
    Event.Leak leak =
        new Event.Leak(
            ORIGIN,
            Stage.SUSPECTED,
            "i",
            List.of(EventJsonTest.fullSuspect()),
            new Exhaustion("heap", T, T, T),
            List.of(new RuledOut("traffic", "e")),
            new Diagnosis(
                List.of(new Hypothesis("traffic", Hypothesis.Answer.CLEARED, "e")),
                new RestartGain(Duration.ZERO, Duration.ZERO, Duration.ZERO),
                List.of("u")));
    return Stream.of(
        new Event.AgentStarted(ORIGIN, "1", "j", "G1", 1, 2L, 3, 4, Map.of("dir", "d")),
        new Event.AgentStopped(ORIGIN, 12.5),
        new Event.RunLost(ORIGIN, "r0", T, LossCause.KILLED, List.of("e")),
        new Event.DeployDetected(ORIGIN, "1.0", "1.1"),
        new Event.Sample(ORIGIN, 1L, 2, Map.of("threads", 3.0)),
        leak,
        new Event.LeakResolved(ORIGIN, "i", "r"),
        new Event.HypothesisRuledOut(ORIGIN, "i", "h", "e"),
        new Event.NotALeak(ORIGIN, "sizing", "e"),
        new Event.AlertReceived(
            ORIGIN, Map.of("status", "firing"), new Delivery("v", "g", 1, "p", false)),
        new Event.NoteAdded(ORIGIN, "i", "t", "a", Mark.CAUSE));
  }

  @Test
  void everyTypeHasASection() throws Exception {
    Set<String> types =
        full()
            .flatMap(
                event ->
                    event instanceof Event.Leak
                        ? Arrays.stream(Stage.values()).map(Stage::eventType)
                        : Stream.of(event.type()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(full().map(Event::getClass))
        .as("one of each kind is held against the page")
        .hasSize(Event.class.getPermittedSubclasses().length - 1); // without Unknown
    assertThat(
            sections().stream()
                .flatMap(section -> words(WORD, section.lines().findFirst().orElse("")).stream()))
        .containsExactlyInAnyOrderElementsOf(types);
  }

  @ParameterizedTest
  @MethodSource("full")
  void aSectionListsTheFieldsThatAreWritten(Event event) throws Exception {
    assertThat(words(ROW, section(event).split("\n\\| series")[0]))
        .containsExactlyInAnyOrderElementsOf(fields(event, common()));
  }

  @ParameterizedTest
  @MethodSource("full")
  void theLineOfASectionIsReadAndWrittenAsItStands(Event event) throws Exception {
    List<String> lines = words(EXAMPLE, section(event));
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      Event read = EventJson.read(line);
      assertThat(read).isInstanceOf(event.getClass());
      assertThat(EventJson.write(read)).isEqualTo(line);
    }
  }

  @Test
  void everyEventHasTheFieldsOfTheFirstTable() throws Exception {
    assertThat(common())
        .containsExactlyInAnyOrder("v", "time", "type", "service", "instance", "run", "seq");
  }

  @Test
  void everySeriesAndEveryWordOfAFieldIsNamed() throws Exception {
    String words = EXAMPLE.matcher(Files.readString(PAGE)).replaceAll("");
    Set<String> named = new TreeSet<>(words(WORD, words));
    for (Field name : SeriesNames.class.getFields()) {
      assertThat(named).contains((String) name.get(null));
    }
    assertThat(named)
        .containsAll(Stream.of(SuspectKind.values()).map(SuspectKind::label).toList())
        .containsAll(Stream.of(LossCause.values()).map(LossCause::label).toList())
        .containsAll(Stream.of(Mark.values()).map(Mark::label).toList())
        .containsAll(Stream.of(Hypothesis.Answer.values()).map(Hypothesis.Answer::label).toList());
  }

  private static Set<String> fields(Event event, Collection<String> without) {
    Set<String> names = new TreeSet<>();
    collect("", JsonParser.parseString(EventJson.write(event)), names);
    names.removeAll(without);
    return names;
  }

  private static void collect(String name, JsonElement value, Set<String> into) {
    if (value.isJsonObject() && !OPEN.contains(name)) {
      JsonObject object = value.getAsJsonObject();
      String before = name.isEmpty() ? "" : name + ".";
      object.keySet().forEach(key -> collect(before + key, object.get(key), into));
    } else if (value.isJsonArray()) {
      collect(name + "[]", value.getAsJsonArray().get(0), into);
    } else {
      into.add(name);
    }
  }

  private static List<String> common() throws Exception {
    return words(ROW, Files.readString(PAGE).split("\n## ")[2]);
  }

  private static String section(Event event) throws Exception {
    return sections().stream()
        .filter(section -> section.lines().findFirst().orElse("").contains(event.type() + "`"))
        .findFirst()
        .orElseThrow();
  }

  /** The sections that are about types: their headings are in code type. */
  private static List<String> sections() throws Exception {
    return Stream.of(Files.readString(PAGE).split("(?m)^#{2} "))
        .filter(section -> section.startsWith("`"))
        .toList();
  }

  private static List<String> words(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
