package io.leakscribe.draft;

import java.util.List;

/**
 * A part of the document that is generated, and kept by a person, as one.
 *
 * @param id stays the same in every draft of every version: {@code timeline}
 * @param blocks what stands in it
 */
record Section(String id, List<Block> blocks) {
  Section {
    blocks = List.copyOf(blocks);
  }
}
