package io.leakscribe.agent.probe.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.Deadlines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryDeadlinesTest {
  private static final long NOW = Instant.parse("2026-11-21T02:00:00Z").toEpochMilli();
  private final Peek peek = new Peek(Openers.REAL);
  private final EntryDeadlines deadlines =
      new EntryDeadlines(new ElementWalk(peek), peek, () -> NOW);

  private record Token(String user, long expiresAt) {}

  private record Ticket(Instant validUntil) {}

  private record Order(long number, long expiryCount) {}

  @Test
  void entries_tell_in_milliseconds_when_they_are_to_go() {
    Map<String, Token> tokens = new HashMap<>();
    for (int i = 0; i < 40; i++) {
      tokens.put("t" + i, new Token("u", NOW + (i - 9) * 60_000L));
    }

    Deadlines seen = deadlines.of(List.of(tokens)).orElseThrow();

    assertThat(seen.field()).endsWith("Token.expiresAt");
    assertThat(seen.read()).isEqualTo(40);
    assertThat(seen.past()).isEqualTo(9);
  }

  @Test
  void entries_tell_in_seconds_or_as_instants() {
    List<Object> entries = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      entries.add(new Token("u", NOW / 1000 + 60));
      entries.add(new Ticket(Instant.ofEpochMilli(NOW).plusSeconds(60)));
    }

    Deadlines seen = deadlines.of(List.of(entries)).orElseThrow();

    assertThat(seen.past()).isZero();
    assertThat(seen.read()).isEqualTo(40);
  }

  @Test
  void a_number_that_is_no_time_says_nothing() {
    assertThat(deadlines.of(List.of(new ArrayList<>(List.of(new Token("u", 7)))))).isEmpty();
    assertThat(deadlines.of(List.of(new ArrayList<>(List.of(new Order(7, NOW)))))).isEmpty();
    assertThat(deadlines.of(List.of(new ArrayList<>(List.of("text"))))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "expiresAt",
        "expiryMillis",
        "expirationTime",
        "deadline",
        "VALID_UNTIL",
        "expires"
      })
  void names_of_deadlines(String name) {
    assertThat(EntryDeadlines.isDeadline(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"expireAfterMillis", "expiresIn", "expiredCount", "lastExpiry", "created"})
  void names_of_something_else(String name) {
    assertThat(EntryDeadlines.isDeadline(name)).isFalse();
  }
}
