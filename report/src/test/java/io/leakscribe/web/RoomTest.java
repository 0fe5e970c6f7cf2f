package io.leakscribe.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {
  @Test
  void takes_no_more_than_there_is_and_loses_nothing_by_trying() {
    Room room = new Room(100);
    assertThat(room.take(60)).isTrue();
    assertThat(room.take(60)).isFalse();
    assertThat(room.take(40)).isTrue();
    assertThat(room.take(1)).isFalse();
    room.give(100);
    assertThat(room.take(100)).isTrue();
  }

  @Test
  void has_room_for_one_body_in_the_smallest_heap_and_for_a_bounded_number_in_the_largest() {
    Room small = Room.ofHeap(32 << 20);
    assertThat(small.take(4 << 20)).isTrue();
    assertThat(small.take(4 << 20)).isFalse();
    Room large = Room.ofHeap(64L << 30);
    for (int i = 0; i < 16; i++) {
      assertThat(large.take(4 << 20)).isTrue();
    }
    assertThat(large.take(1)).isFalse();
  }
}
