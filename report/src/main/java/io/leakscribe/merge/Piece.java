package io.leakscribe.merge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stretch of a document. */
sealed interface Piece {
  /**
   * Text between blocks, which belongs to a person.
   *
   * @param raw as it stands, with its line ends
   */
  record Outside(String raw) implements Piece {}

  /**
   * A block.
   *
   * @param begin the first marker as it stands, with its line end
   * @param body lines between the markers, without their ends
   * @param raw the same as it stands
   * @param end the last marker as it stands
   * @param line of the first marker, from 1
   */
  record Block(Marker marker, String begin, List<String> body, String raw, String end, int line)
      implements Piece {
    String id() {
      return marker.id();
    }

    @Nullable String hash() {
      return marker.hash();
    }

    /** Whether nobody has changed the body since it was generated. */
    boolean isUntouched() {
      return Lines.hash(body).equals(marker.hash());
    }

    /** Whether it is a pair of markers that a person wrote to have the block. */
    boolean isWish() {
      return marker.hash() == null && Lines.trim(body).isEmpty();
    }
  }
}
