package io.leakscribe.draft;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the pictures that Markdown cannot show back into a section that was read from Markdown: each
 * after the block that it followed. The drawing of a timeline has the numbers of the table's rows,
 * so it goes where a person has added or taken away one.
 */
final class Pictures {
  private Pictures() {}

  /** The blocks of a person, with the pictures of the generated ones. */
  static List<Block> back(List<Block> read, List<Block> generated) {
    List<Block> all = new ArrayList<>(read);
    boolean sameRows = rows(read) == rows(generated);
    Block before = null;
    for (Block block : generated) {
      if (block instanceof Block.Chain || (block instanceof Block.Drawing && sameRows)) {
        all.add(after(all, generated, before), block);
      }
      before = block;
    }
    return all;
  }

  /** Behind the block of the same kind, counted from the front; else at the end. */
  private static int after(
      List<Block> all, List<Block> generated, @org.jspecify.annotations.Nullable Block before) {
    if (before == null) {
      return 0;
    }
    long which = 0;
    for (Block block : generated) {
      which += block.getClass() == before.getClass() ? 1 : 0;
      if (block.equals(before)) {
        break;
      }
    }
    for (int i = 0; i < all.size(); i++) {
      which -= all.get(i).getClass() == before.getClass() ? 1 : 0;
      if (which == 0) {
        return i + 1;
      }
    }
    return all.size();
  }

  private static long rows(List<Block> blocks) {
    return blocks.stream()
        .filter(Block.Table.class::isInstance)
        .mapToLong(block -> ((Block.Table) block).rows().size())
        .sum();
  }
}
