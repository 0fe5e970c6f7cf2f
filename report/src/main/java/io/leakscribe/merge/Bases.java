package io.leakscribe.merge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Generated copies of blocks, by id and hash, newest first. A copy that its hash does not fit was
 * changed by somebody and is no base.
 *
 * <p>Older copies are kept as well: a person may save what was opened many refreshes ago.
 */
final class Bases {
  /** At a refresh each minute, most of an hour. */
  private static final int MOST_OLD = 40;

  /** Characters of old copies; the file is read and written at each refresh. */
  private static final int LARGEST_OLD = 1 << 20;

  private final Map<String, Map<String, List<String>>> copies = new TreeMap<>();
  private @Nullable Set<String> remembered;

  /** Reads copies; of a text that cannot be read there are none. */
  static Bases of(String text) {
    Bases bases = new Bases();
    bases.add(text);
    return bases;
  }

  /** Adds the untouched blocks of another text, such as a document that was put beside. */
  void add(String text) {
    try {
      Document document = Document.parse(text, true);
      for (Piece.Block block : document.blocks()) {
        if (block.isUntouched()) {
          put(block.id(), block.body());
        }
      }
      Set<String> ids = document.remembered();
      if (ids != null && remembered == null) {
        remembered = new TreeSet<>(ids);
      }
    } catch (MarkerException e) {
      // Without a base the person's blocks are kept, so nothing is lost.
    }
  }

  void put(String id, List<String> body) {
    copies.computeIfAbsent(id, any -> new TreeMap<>()).put(Lines.hash(body), Lines.trim(body));
  }

  /** Adds copies of former times behind those that are here, the newest ones first. */
  void addOld(Bases former) {
    int room = LARGEST_OLD;
    for (int age = 0; age < MOST_OLD; age++) {
      for (Map.Entry<String, Map<String, List<String>>> same : former.copies.entrySet()) {
        List<List<String>> bodies = List.copyOf(same.getValue().values());
        if (age < bodies.size()) {
          room -= Lines.text(bodies.get(age)).length();
          if (room < 0) {
            return;
          }
          put(same.getKey(), bodies.get(age));
        }
      }
    }
  }

  @Nullable List<String> get(String id, @Nullable String hash) {
    Map<String, List<String>> same = copies.getOrDefault(id, Map.of());
    if (hash == null) {
      return same.isEmpty() ? null : same.values().iterator().next();
    }
    return same.get(hash);
  }

  /** Ids of blocks that the document has had; null when that is not known. */
  @Nullable Set<String> remembered() {
    return remembered;
  }

  /** As a text that {@link #of} reads. */
  String text(Set<String> remember) {
    StringBuilder text = new StringBuilder();
    copies.forEach(
        (id, bodies) ->
            bodies.forEach((hash, body) -> text.append(Merge.block(id, body, "\n")).append('\n')));
    return Document.remember(text.toString(), remember, "\n");
  }
}
