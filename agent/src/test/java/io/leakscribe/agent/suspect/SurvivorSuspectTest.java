package io.leakscribe.agent.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.SurvivorReading;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.journal.Evidence;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What sampled objects that stay alive add to a verdict. */
class SurvivorSuspectTest {
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
  private static final String SITE = "com.shop.Order.<init>(Order.java:9)";
  private static final String INSERTS = "com.shop.Orders.add(Orders.java:31)";
  private static final String HOLDER = "com.shop.Orders.open";

  private final Analyst analyst = new Analyst(Past.NONE);

  @Test
  void a_site_of_all_ages_is_a_suspect_of_its_own_when_nobody_knows_a_holder() {
    Life life = growing().survivors(age -> List.of(order(age, 100, ages(age), null)));

    Suspect best = best(life.watchedBy(analyst, TWO_MINUTES)).suspect();

    assertThat(best.holder()).isNull();
    assertThat(best.leakingClass()).isEqualTo("com.shop.Order");
    assertThat(best.allocationSite()).isEqualTo(SITE);
    assertThat(analyst.lacksPath()).isEqualTo(best.fingerprint());
  }

  @Test
  void a_path_that_was_found_is_told_and_the_fingerprint_stays() {
    Life life =
        growing().survivors(age -> List.of(order(age, 100, ages(age), age < 135 ? null : HOLDER)));
    List<Assessment> seen = life.watchedBy(analyst, Duration.ofSeconds(150));

    Suspect before =
        seen.stream().flatMap(a -> a.suspects().stream()).findFirst().orElseThrow().suspect();
    Suspect after = best(seen).suspect();

    assertThat(before.holder()).isNull();
    assertThat(after.holder()).isEqualTo(HOLDER);
    assertThat(after.path()).containsExactly("static " + HOLDER, "com.shop.Order");
    assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
    assertThat(analyst.lacksPath()).isNull();
  }

  @Test
  void objects_of_few_ages_are_no_suspect_however_many_they_are() {
    Life life = growing().survivors(age -> List.of(order(age, 200, 2, null)));

    assertThat(life.watchedBy(analyst, TWO_MINUTES)).allMatch(a -> a.suspects().isEmpty());
  }

  @Test
  void while_the_live_set_stands_still_no_site_is_a_suspect() {
    Life life =
        new Life()
            .liveSetMib(age -> 70)
            .survivors(age -> List.of(order(age, 100, ages(age), null)));

    assertThat(life.watchedBy(analyst, TWO_MINUTES)).allMatch(a -> a.suspects().isEmpty());
  }

  @Test
  void while_the_live_set_rises_ever_more_slowly_a_site_is_not_suspected_for_that() {
    Life life =
        new Life()
            .every(Duration.ofSeconds(1))
            .liveSetMib(age -> 70 + 60 * (1 - Math.exp(-age / 50)))
            .survivors(age -> List.of(order(age, 100, ages(age), null)));

    List<Assessment> seen = life.watchedBy(analyst, TWO_MINUTES);

    assertThat(seen.get(seen.size() - 1).suspects()).isEmpty();
    assertThat(analyst.considered())
        .flatMap(Considered::signs)
        .contains("heap/LIVE_SET_SLOWS")
        .doesNotContain("heap/LIVE_SET_RISES");
  }

  @Test
  void a_bounded_cache_that_fills_stays_cleared_though_its_objects_are_of_all_ages() {
    Life life =
        growing()
            .holder(
                HOLDER, new Bound(Bound.Kind.ENTRIES, 10_000), age -> 20 * age, "com.shop.Order")
            .survivors(age -> List.of(order(age, 200, ages(age), null)));

    assertThat(life.watchedBy(analyst, TWO_MINUTES)).allMatch(a -> a.suspects().isEmpty());
  }

  @Test
  void the_site_names_where_a_holders_entries_are_made_and_put_in() {
    Life life =
        growing()
            .holder(HOLDER, Bound.NONE, age -> 20 * age, "com.shop.Order")
            .survivors(age -> List.of(order(age, 100, ages(age), null), node(age)));

    Suspect best = best(life.watchedBy(analyst, TWO_MINUTES)).suspect();

    assertThat(best.holder()).isEqualTo(HOLDER);
    assertThat(best.allocationSite()).isEqualTo(SITE);
    assertThat(best.insertionSite()).isEqualTo(INSERTS);
    assertThat(best.evidence()).extracting(Evidence::kind).contains("survivor");
  }

  @Test
  void a_holder_that_grows_is_not_suspected_for_its_survivors_alone() {
    Life life =
        new Life()
            .noOldCollections()
            .holder(HOLDER, Bound.NONE, age -> 20 * age, "com.shop.Order")
            .survivors(age -> List.of(order(age, 200, ages(age), null)));

    assertThat(life.watchedBy(analyst, TWO_MINUTES)).allMatch(a -> a.suspects().isEmpty());
  }

  @Test
  void nodes_that_were_counted_long_ago_do_not_silence_the_site_whose_objects_they_hold() {
    List<Assessment> counted =
        growing()
            .nodes(HOLDER, age -> 50_000)
            .survivors(age -> List.of(order(age, 100, ages(age), HOLDER)))
            .watchedBy(analyst, TWO_MINUTES);

    assertThat(best(counted).suspect().holder()).isEqualTo(HOLDER);
    assertThat(best(counted).suspect().allocationSite()).isEqualTo(SITE);
  }

  @Test
  void a_container_that_stands_still_speaks_for_what_it_holds() {
    Life life =
        growing()
            .holder(HOLDER, Bound.NONE, age -> 50_000, "com.shop.Order")
            .survivors(age -> List.of(order(age, 100, ages(age), HOLDER)));

    assertThat(life.watchedBy(analyst, TWO_MINUTES)).allMatch(a -> a.suspects().isEmpty());
  }

  @Test
  void beside_a_rule_that_evicts_survivors_say_nothing_new() {
    Life life =
        growing()
            .holder(HOLDER, new Bound(Bound.Kind.OWN_RULE, 0), age -> 20 * age, "com.shop.Order")
            .survivors(age -> List.of(order(age, 200, ages(age), null)));

    assertThat(life.watchedBy(analyst, TWO_MINUTES))
        .flatMap(Assessment::suspects)
        .flatMap(ranked -> ranked.suspect().evidence())
        .extracting(Evidence::kind)
        .doesNotContain("survivor");
  }

  @Test
  void what_everybody_allocates_is_not_taken_for_a_holders_entries() {
    Function<Double, List<SurvivorReading>> readings =
        age ->
            List.of(
                new SurvivorReading(
                    "com.shop.Other.read(Other.java:3)",
                    null,
                    "byte[]",
                    null,
                    10,
                    1000,
                    ages(age),
                    ages(age),
                    null,
                    List.of()),
                order(age, 90, 1, null));
    Life life = growing().holder(HOLDER, Bound.NONE, age -> 20 * age, "byte[]").survivors(readings);

    assertThat(best(life.watchedBy(analyst, TWO_MINUTES)).suspect().allocationSite()).isNull();
  }

  private static Life growing() {
    return new Life().liveSetMib(age -> 70 + 0.8 * age);
  }

  private static RankedSuspect best(List<Assessment> seen) {
    List<RankedSuspect> suspects = seen.get(seen.size() - 1).suspects();
    assertThat(suspects).isNotEmpty();
    return suspects.get(0);
  }

  private static int ages(double age) {
    return (int) Math.max(0, (age - 20) / 5);
  }

  private static SurvivorReading order(
      double age, int samples, int cohorts, @Nullable String holder) {
    return new SurvivorReading(
        SITE,
        null,
        "byte[]",
        "com.shop.Order",
        samples,
        100L * samples,
        cohorts,
        ages(age),
        holder,
        holder == null ? List.of() : List.of("static " + holder, "com.shop.Order"));
  }

  private static SurvivorReading node(double age) {
    return new SurvivorReading(
        INSERTS,
        "java.util.HashMap.put(HashMap.java:600)",
        "java.util.HashMap$Node",
        null,
        10,
        320,
        ages(age),
        ages(age),
        null,
        List.of());
  }
}
