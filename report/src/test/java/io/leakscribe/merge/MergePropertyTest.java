package io.leakscribe.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody edits, the document is generated anew, again and again. */
class MergePropertyTest {
  private static final int ROUNDS = 20;
  private static final Pattern TYPED = Pattern.compile("pers\\d+x");
  private static final Pattern FACT = Pattern.compile("([a-z]+\\d*x)v(\\d+)");

  static List<Long> seeds() {
    return new Random(4).longs(8).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothing_of_a_person_is_lost_and_what_nobody_touched_is_fresh(long seed) throws Exception {
    Random random = new Random(seed);
    World world = new World(random);
    Editor editor = new Editor(random);
    List<Part> parts = world.parts();
    String text = Merge.fresh(parts);
    String bases = Merge.bases(parts);
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, World.Fact> before = world.facts();
      String edited = editor.edit(text);
      if (random.nextInt(5) > 0) {
        world.step();
      }
      parts = world.parts();
      Merged merged = Merge.of(edited, List.of(bases), parts);
      Round check = new Round(round, edited, merged.text(), before, world.facts(), editor);
      check.all();
      Merged again = Merge.of(merged.text(), List.of(merged.bases()), parts);
      assertThat(again.text()).as("again, round %d", round).isEqualTo(merged.text());
      assertThat(again.bases()).isEqualTo(merged.bases());
      text = merged.text();
      bases = merged.bases();
    }
  }

  /** One round, and what must hold of it. */
  private record Round(
      int number,
      String edited,
      String merged,
      Map<String, World.Fact> before,
      Map<String, World.Fact> now,
      Editor editor) {

    void all() throws MarkerException {
      typedWordsStay();
      textBetweenBlocksStays();
      deletedFactsStayAway();
      untouchedFactsAreFresh();
      newFactsArrive();
      changedSourcesAreTold();
      rowsStayBehindTheirNeighbour();
      lineEndsStay();
    }

    /** Each as often as it was typed: neither lost nor doubled. */
    private void typedWordsStay() {
      assertThat(count(withoutNotes(merged, false)))
          .as("typed words, round %d", number)
          .isEqualTo(count(withoutNotes(edited, false)));
    }

    private static Map<String, Integer> count(String text) {
      Map<String, Integer> count = new TreeMap<>();
      Matcher matcher = TYPED.matcher(text);
      while (matcher.find()) {
        count.merge(matcher.group(), 1, Integer::sum);
      }
      return count;
    }

    private void textBetweenBlocksStays() throws MarkerException {
      List<String> mine = outside(edited);
      String after = String.join("", outside(merged));
      int at = 0;
      for (String piece : mine) {
        at = after.indexOf(piece, at);
        assertThat(at).as("round %d keeps '%s'", number, piece).isNotNegative();
      }
    }

    private static List<String> outside(String text) throws MarkerException {
      List<String> raw = new ArrayList<>();
      for (Piece piece : Document.parse(text, false).pieces()) {
        if (piece instanceof Piece.Outside outside) {
          raw.add(outside.raw().replaceAll("<!-- leakscribe-blocks.*-->", ""));
        }
      }
      return raw;
    }

    private void deletedFactsStayAway() {
      String mine = withoutNotes(edited, true);
      String after = withoutNotes(merged, true);
      for (World.Fact fact : before.values()) {
        if (!mine.contains(fact.id() + "v")) {
          assertThat(after).as("round %d", number).doesNotContain(fact.id() + "v");
        }
      }
    }

    private void untouchedFactsAreFresh() throws MarkerException {
      List<Piece.Block> blocks = Document.parse(edited, false).blocks();
      String after = withoutNotes(merged, true);
      for (World.Fact was : before.values()) {
        World.Fact is = now.get(was.id());
        if (editor.frozen.contains(was.part()) || !isUntouched(was, blocks)) {
          continue;
        }
        List<String> words = versions(after, was.id());
        if (is == null) {
          boolean isHeld = was.carrier().startsWith(Units.QUESTION);
          assertThat(isHeld ? Set.of() : Set.copyOf(words)).as("gone, round %d", number).isEmpty();
        } else {
          assertThat(words).as("round %d", number).containsExactly(is.word());
        }
      }
    }

    /** Whether the cell or line that carries the fact is in its block as it was generated. */
    private static boolean isUntouched(World.Fact fact, List<Piece.Block> blocks) {
      for (Piece.Block block : blocks) {
        for (String line : block.body()) {
          if (block.id().equals(fact.part()) && isCarrier(fact, line.strip())) {
            return true;
          }
        }
      }
      return false;
    }

    private static boolean isCarrier(World.Fact fact, String line) {
      if (fact.rowKey().isEmpty()) {
        return line.equals(fact.carrier());
      }
      List<String> cells = Table.cells(line);
      boolean isKeyed =
          fact.rowKey().startsWith("`")
              ? cells.size() == 4 && fact.rowKey().equals(cells.get(3) + cells.get(1))
              : !cells.isEmpty() && cells.get(0).equals(fact.rowKey());
      return isKeyed && cells.contains(fact.carrier());
    }

    private static List<String> versions(String text, String id) {
      List<String> words = new ArrayList<>();
      Matcher matcher = FACT.matcher(text);
      while (matcher.find()) {
        if (matcher.group(1).equals(id)) {
          words.add(matcher.group());
        }
      }
      return words;
    }

    private void newFactsArrive() throws MarkerException {
      Set<String> here = Document.parse(merged, false).ids();
      for (World.Fact fact : now.values()) {
        boolean isWanted = here.contains(fact.part()) && !editor.frozen.contains(fact.part());
        boolean isNewPart = fact.part().equals("extra") && !before.containsKey(fact.id());
        if (!before.containsKey(fact.id()) && (isWanted || isNewPart)) {
          assertThat(merged).as("round %d new %s", number, fact).contains(fact.word());
        }
      }
    }

    private void changedSourcesAreTold() {
      editor.changed.forEach(
          (id, word) -> {
            World.Fact was = before.get(id);
            World.Fact is = now.get(id);
            boolean isTold = was != null && is != null && was.version() != is.version();
            if (isTold && edited.contains(word) && !editor.frozen.contains(was.part())) {
              assertThat(merged).as("round %d told %s", number, is).contains(is.word());
            }
          });
    }

    private void rowsStayBehindTheirNeighbour() throws MarkerException {
      Map<String, String> mine = neighbours(edited);
      Map<String, String> after = neighbours(merged);
      mine.forEach(
          (row, neighbour) -> {
            if (after.containsValue(neighbour) || merged.contains(neighbour + " |")) {
              assertThat(after).as("round %d", number).containsEntry(row, neighbour);
            }
          });
    }

    /** For each row that a person added, the event of the row before it. */
    private static Map<String, String> neighbours(String text) throws MarkerException {
      Map<String, String> neighbours = new TreeMap<>();
      Set<String> events = new HashSet<>();
      for (Piece.Block block : Document.parse(text, false).blocks()) {
        for (int i = 1; i < block.body().size(); i++) {
          List<String> row = Table.cells(block.body().get(i));
          List<String> above = Table.cells(block.body().get(i - 1));
          boolean isRow = row.size() == 4 && above.size() == 4;
          if (isRow && row.get(0).equals("around noon") && above.get(3).startsWith("`[R1#1")) {
            Matcher word = TYPED.matcher(row.get(2));
            // Rows that share an event could be either's neighbour.
            if (word.find() && !above.get(3).equals("`[R1#100]`")) {
              neighbours.put(word.group(), above.get(3));
              events.add(above.get(3));
            }
          }
        }
      }
      return neighbours;
    }

    private void lineEndsStay() {
      if (edited.contains("\r\n")) {
        assertThat(merged.replace("\r\n", "")).as("round %d", number).doesNotContain("\n");
      } else {
        assertThat(merged).as("round %d", number).doesNotContain("\r");
      }
    }

    /** Notes of ours are replaced; what a person made of one is a person's. */
    private static String withoutNotes(String text, boolean alsoEdited) {
      StringBuilder others = new StringBuilder();
      for (String line : text.split("\r?\n", -1)) {
        boolean looksSo =
            line.contains("<!-- leakscribe-note") || line.contains("<!-- leakscribe-prop");
        if (Note.of(line) == null && !(alsoEdited && looksSo)) {
          others.append(line).append('\n');
        }
      }
      return others.toString();
    }
  }
}
