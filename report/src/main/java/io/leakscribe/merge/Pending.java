package io.leakscribe.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is generated now and would be new in a document that must not change any more. */
final class Pending {
  private Pending() {}

  static List<String> of(Document mine, Bases bases, List<Part> parts) {
    Map<String, Piece.Block> blocks = new HashMap<>();
    mine.blocks().forEach(block -> blocks.put(block.id(), block));
    List<String> pending = new ArrayList<>();
    for (Part part : parts) {
      Piece.Block block = blocks.get(part.id());
      if (block != null && !part.hash().equals(block.hash())) {
        Set<String> known = new HashSet<>(lines(block.body()));
        List<String> base = bases.get(block.id(), block.hash());
        known.addAll(lines(base));
        lines(part.lines()).stream().filter(line -> !known.contains(line)).forEach(pending::add);
      }
    }
    return pending;
  }

  private static List<String> lines(@Nullable List<String> lines) {
    return lines == null
        ? List.of()
        : lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
