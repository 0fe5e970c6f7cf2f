package io.leakscribe.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeapRecordTest {
  /** Two collections, at 2 s and at 4 s. */
  private final HeapRecord heap =
      new HeapRecord(
          List.of(new Point(2, 50), new Point(2, 10), new Point(4, 50), new Point(4, 20)),
          List.of(new Point(2, 10), new Point(4, 20)),
          100);

  @Test
  void betweenCollectionsTheHeapFillsEvenly() {
    assertThat(heap.scrapeUsed(1))
        .containsExactly(new Point(2, 50), new Point(3, 30), new Point(4, 50));
  }

  @Test
  void theNewestCollectionStandsUntilTheNext() {
    assertThat(heap.scrapeAfterGc(1))
        .containsExactly(new Point(2, 10), new Point(3, 10), new Point(4, 20));
  }

  @Test
  void withoutCollectionsThereIsNothingToScrape() {
    HeapRecord none = new HeapRecord(List.of(), List.of(), 100);

    assertThat(none.scrapeUsed(1)).isEmpty();
    assertThat(none.scrapeAfterGc(1)).isEmpty();
  }
}
