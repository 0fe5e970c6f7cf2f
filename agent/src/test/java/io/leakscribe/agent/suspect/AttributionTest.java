package io.leakscribe.agent.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AttributionTest {
  private final Attribution attribution = new Attribution();

  @Test
  void bytes_of_an_entry_are_told_through_noise() {
    SplittableRandom noise = new SplittableRandom(3);
    for (int i = 0; i < 30; i++) {
      attribution.add(100 * i, 70e6 + 100 * i * 45_000.0 + noise.nextDouble(-8e6, 8e6));
    }

    assertThat(attribution.bytesPerEntry().orElseThrow()).isBetween(40_000.0, 50_000.0);
    assertThat(attribution.isClear()).isTrue();
  }

  @Test
  void four_pairs_are_not_enough_and_five_that_agree_are() {
    for (int i = 0; i < 4; i++) {
      attribution.add(i, i);
    }
    assertThat(attribution.isClear()).isFalse();

    attribution.add(4, 4);
    assertThat(attribution.isClear()).isTrue();
  }

  @Test
  void four_pairs_that_agree_are_enough_where_they_say_what_an_entry_was_measured_to_take() {
    for (int i = 0; i < 4; i++) {
      attribution.add(1_000 * i, 70e6 + 1_000 * i * 700);
    }
    assertThat(attribution.isClearBySize()).isFalse();

    attribution.measured(300L);
    assertThat(attribution.isClearBySize()).isFalse();
    attribution.measured(500L);
    assertThat(attribution.isClearBySize()).isTrue();
    assertThat(attribution.bytesPerEntry().orElseThrow()).isEqualTo(700);
    assertThat(attribution.isClear()).isFalse();
  }

  @Test
  void four_pairs_of_which_one_disagrees_are_not_enough_whatever_was_measured() {
    attribution.measured(700L);
    for (int bytes : new int[] {0, 800, 600, 2_100}) {
      attribution.add(attribution.size(), bytes);
    }

    assertThat(attribution.isClearBySize()).isFalse();
  }

  @Test
  void two_pairs_are_enough_where_what_young_collections_leave_rises_by_the_measured_size_too() {
    Attribution above = new Attribution();
    attribution.measured(500L);
    for (int i = 0; i < 8; i++) {
      assertThat(attribution.isForetoldBy(above)).isFalse();
      above.add(1_000 * i, 75e6 + 1_000 * i * 800);
    }
    assertThat(attribution.isForetoldBy(above)).isFalse();

    attribution.add(0, 70e6);
    assertThat(attribution.isForetoldBy(above)).isFalse();
    attribution.add(1_000, 70.6e6);
    assertThat(attribution.isForetoldBy(above)).isTrue();
    assertThat(attribution.bytesPerEntry()).isEmpty();
  }

  @Test
  void two_pairs_are_not_enough_where_any_of_the_three_says_otherwise() {
    assertThat(foretold(500, 600, 800)).isTrue();
    assertThat(foretold(100, 600, 800)).isFalse();
    assertThat(foretold(500, 1_200, 800)).isFalse();
    assertThat(foretold(500, -100, 800)).isFalse();
    assertThat(foretold(500, 600, 3_000)).isFalse();
  }

  @Test
  void three_pairs_are_enough_where_nobody_knows_the_size_and_the_young_ones_say_the_same() {
    Attribution above = new Attribution();
    for (int i = 0; i < 8; i++) {
      above.add(1_000 * i, 75e6 + 1_000 * i * 800);
    }
    attribution.add(0, 70e6);
    attribution.add(1_000, 70.6e6);
    assertThat(attribution.isForetoldBy(above)).isFalse();

    attribution.add(2_000, 71.2e6);
    assertThat(attribution.isForetoldBy(above)).isTrue();
    assertThat(attribution.isForetoldBy(new Attribution())).isFalse();

    attribution.add(3_000, 71.8e6);
    assertThat(attribution.isForetoldBy(above)).as("until it is clear without them").isTrue();
    attribution.add(4_000, 72.4e6);
    assertThat(attribution.isForetoldBy(above)).isFalse();
    assertThat(attribution.isClear()).isTrue();
  }

  private static boolean foretold(long measured, double byOld, double byYoung) {
    Attribution old = new Attribution();
    Attribution above = new Attribution();
    old.measured(measured);
    for (int i = 0; i < 10; i++) {
      above.add(1_000 * i, 75e6 + 1_000 * i * byYoung);
    }
    old.add(0, 70e6);
    old.add(1_000, 70e6 + 1_000 * byOld);
    return old.isForetoldBy(above);
  }

  @Test
  void a_live_set_that_rises_far_less_than_was_measured_follows_only_if_it_follows_closely() {
    loosely(attribution, 140);
    assertThat(attribution.isClear()).isTrue();
    assertThat(attribution.follows()).isLessThan(0.85);
    attribution.measured(400L);
    assertThat(attribution.isClear()).isTrue();
    attribution.measured(1_263L);
    assertThat(attribution.isClear()).isFalse();
    assertThat(attribution.bytesPerEntry()).isEmpty();

    Attribution sharing = new Attribution();
    sharing.measured(26_547L);
    for (int i = 0; i < 6; i++) {
      sharing.add(1_000 * i, 70e6 + 1_000 * i * 611);
    }
    assertThat(sharing.isClear()).isTrue();
  }

  @Test
  void values_in_a_buffer_need_not_agree_for_its_memory_comes_in_steps() {
    loosely(attribution, 0.2);
    attribution.measured(8L);

    assertThat(attribution.isClear()).isTrue();
    assertThat(attribution.isBelowSize(0)).isFalse();
  }

  @Test
  void memory_that_does_not_come_with_the_entries_tells_once_it_would_show() {
    loosely(attribution, 140);
    assertThat(attribution.isBelowSize(10e6)).isFalse();
    attribution.measured(1_263L);
    assertThat(attribution.isBelowSize(10e6)).isTrue();
    assertThat(attribution.isBelowSize(25e6)).isFalse();
    attribution.measured(400L);
    assertThat(attribution.isBelowSize(0)).isFalse();

    Attribution few = new Attribution();
    few.measured(1_263L);
    for (int i = 0; i < 7; i++) {
      few.add(1_000 * i, 70e6);
    }
    assertThat(few.isBelowSize(4e6)).as("few readings, 7.6 MB").isFalse();
    assertThat(few.isBelowSize(3.5e6)).isTrue();
    few.add(7_000, 70e6);
    assertThat(few.isBelowSize(4e6)).isTrue();
  }

  /** Eighteen readings of which each second one is as high as the third after it. */
  private static void loosely(Attribution attribution, double each) {
    for (int i = 0; i < 18; i++) {
      double high = i % 2 == 0 ? 3.5 : 0;
      attribution.add(1_000 * i, 70e6 + 1_000 * (i + high) * each);
    }
  }

  @Test
  void what_comes_and_goes_leaves_pairs_at_its_highest_only() {
    for (int i = 0; i < 40; i++) {
      attribution.addIfMore(i % 4, i);
    }

    assertThat(attribution.size()).isEqualTo(3);
  }

  @Test
  void a_live_set_that_goes_its_own_way_does_not_follow() {
    SplittableRandom noise = new SplittableRandom(5);
    for (int i = 0; i < 40; i++) {
      attribution.add(i, noise.nextDouble());
    }

    assertThat(attribution.isClear()).isFalse();
  }

  @Test
  void a_holder_that_stands_still_tells_nothing() {
    for (int i = 0; i < 40; i++) {
      attribution.add(1000, i);
    }

    assertThat(attribution.bytesPerEntry()).isEmpty();
    assertThat(attribution.isClear()).isFalse();
  }
}
