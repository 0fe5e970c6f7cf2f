package io.leakscribe.agent.probe.turnover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.Test;

class CallScanTest {

  static final class WrittenWhenFull {
    private final List<byte[]> records = new ArrayList<>();
    private long bytes;

    void append(byte[] stored) {
      records.add(stored);
      bytes += stored.length;
      if (bytes > 1_000_000) {
        write();
      }
    }

    private void write() {
      records.clear();
      bytes = 0;
    }
  }

  static final class ClearedInPlace {
    private final List<byte[]> records = new ArrayList<>();
    private int count;

    void append(byte[] stored) {
      records.add(stored);
      if (++count >= 10_000) {
        records.clear();
        count = 0;
      }
    }
  }

  static final class HandedOver {
    private final List<byte[]> batch = new ArrayList<>();
    private List<byte[]> page = new ArrayList<>();
    private List<byte[]> lazy;

    void append(byte[] stored) {
      batch.add(stored);
      if (batch.size() >= 10_000) {
        Writer.write(batch);
      }
    }

    void turn(byte[] stored) {
      page.add(stored);
      if (page.size() > 10_000) {
        page = new ArrayList<>();
      }
    }

    void fill(int count) {
      if (lazy == null) {
        lazy = new ArrayList<>();
      }
      for (int i = 0; i < count; i++) {
        lazy.add(new byte[i]);
      }
    }
  }

  private static final class Writer {
    static void write(List<byte[]> records) {
      records.clear();
    }
  }

  @Test
  void what_is_handed_over_or_replaced_when_it_is_large_is_kept_short() throws IOException {
    String type = HandedOver.class.getName();

    assertThat(scan(HandedOver.class).trimmed)
        .containsExactlyInAnyOrder(type + ".batch", type + ".page");
  }

  static final class Registry {
    private final Map<String, byte[]> open = new HashMap<>();
    private final List<byte[]> drafts = new ArrayList<>();
    private int limit = 7;

    void register(String name, byte[] stored) {
      if (stored.length > limit) {
        unregister(name);
      }
      open.put(name, stored);
      if (limit < 3) {
        drafts.clear();
      }
    }

    void unregister(String name) {
      open.remove(name);
    }

    void handle(int command, byte[] stored) {
      switch (command) {
        case 1 -> drafts.add(stored);
        case 2 -> drafts.clear();
        default -> limit++;
      }
    }
  }

  static final class Sessions {
    private final Map<String, Long> stamps = new HashMap<>();

    void reap(long before) {
      Iterator<Long> all = stamps.values().iterator();
      while (all.hasNext()) {
        if (all.next() < before) {
          all.remove();
        }
      }
    }

    void logout(String name) {
      if (name != null) {
        stamps.remove(name);
      }
    }
  }

  static final class Tokens {
    private final Map<String, Long> stamps = new HashMap<>();

    void reap(long before) {
      stamps.values().removeIf(stamp -> stamp < before);
    }
  }

  static final class Month {
    private final Map<String, Long> open = new HashMap<>();

    Map<String, Long> open() {
      return open;
    }
  }

  static final class Settlement {
    void settle(Month month) {
      month.open().values().removeIf(amount -> amount == 0);
    }
  }

  static final class Logouts {
    private final Map<String, Long> stamps = new HashMap<>();

    void logout(String name) {
      if (name != null) {
        stamps.remove(name);
      }
    }
  }

  @Test
  void a_sweep_goes_by_what_it_finds() throws IOException {
    assertThat(scan(Sessions.class).swept).containsExactly(Sessions.class.getName() + ".stamps");
    assertThat(scan(Tokens.class).swept).containsExactly(Tokens.class.getName() + ".stamps");
    assertThat(scan(Logouts.class).swept).isEmpty();
    assertThat(scan(Logouts.class).tended).containsKey("logout(Ljava/lang/String;)V");
  }

  @Test
  void what_a_getter_hands_out_is_what_its_field_holds() throws IOException {
    Map<String, String> getters = new HashMap<>();
    scan(Month.class, getters);
    CallScan settlement = scan(Settlement.class, getters);

    assertThat(settlement.swept).containsExactly(Month.class.getName() + ".open");
    assertThat(settlement.removalCode).containsKey(Month.class.getName() + ".open");
  }

  static final class Order {
    private final String id = "7";

    String id() {
      return id;
    }
  }

  static final class Desk {
    private final Map<String, Order> sessions = new HashMap<>();

    void close(Order order) {
      sessions.remove(order.id());
    }
  }

  @Test
  void a_getter_of_something_else_stands_for_no_holder() throws IOException {
    Map<String, String> getters = new HashMap<>();
    scan(Order.class, getters);
    assertThat(getters).isEmpty();

    assertThat(scan(Desk.class, getters).removalCode)
        .containsOnlyKeys(Desk.class.getName() + ".sessions");
  }

  @Test
  void getters_are_bounded_in_number() throws IOException {
    Map<String, String> getters = new HashMap<>();
    for (int i = 0; i < 1_000; i++) {
      getters.put("com/shop/Other.get" + i + "()Ljava/util/Map;", "com.shop.Other.map");
    }
    scan(Month.class, getters);

    assertThat(getters).hasSize(1_000);
  }

  @Test
  void a_limit_in_another_variable_is_kept_by_the_method_that_makes_room() throws IOException {
    CallScan scan = scan(WrittenWhenFull.class);

    assertThat(scan.trimmed).containsExactly(WrittenWhenFull.class.getName() + ".records");
    assertThat(scan.tended).containsKeys("append([B)V", "write()V");
  }

  @Test
  void a_limit_in_another_variable_is_kept_in_place() throws IOException {
    assertThat(scan(ClearedInPlace.class).trimmed)
        .containsExactly(ClearedInPlace.class.getName() + ".records");
  }

  @Test
  void to_take_out_what_somebody_names_or_on_command_keeps_no_limit() throws IOException {
    assertThat(scan(Registry.class).trimmed).isEmpty();
  }

  static final class Day {
    private final List<byte[]> batch = new ArrayList<>();
    private Map<String, Long> seen = new HashMap<>();
    private Map<String, Long> lazy;
    private Map<String, Long> late;

    void run(int count) {
      for (int i = 0; i < count; i++) {
        if (i % 100 == 0) {
          night();
        }
      }
      close();
    }

    void night() {
      seen = new HashMap<>();
    }

    void close() {
      batch.clear();
    }

    void start() {
      late = new HashMap<>();
    }

    Map<String, Long> lazy() {
      if (lazy == null) {
        lazy = new HashMap<>();
      }
      return lazy;
    }

    void copy(Map<String, Long> more) {
      seen = new HashMap<>(more);
    }
  }

  static final class Owner {
    private final Day day = new Day();

    void tick() {
      day.close();
    }

    void serve() {
      while (day.lazy().isEmpty()) {
        Runnable task = this::tick;
        task.run();
      }
    }
  }

  @Test
  void what_a_loop_calls_may_empty_a_holder_yet() throws IOException {
    Invocations invocations = new Invocations();
    String day = Day.class.getName();
    CallScan scan = scan(Day.class, new HashMap<>(), invocations);

    assertThat(invocations.loopsEmptying(day + ".seen"))
        .containsExactly(Map.entry(day + ".run", day + ".night"));
    assertThat(scan.removalCode.get(day + ".seen")).endsWith("Day.night");
    assertThat(scan.tended).containsKey("night()V");
  }

  @Test
  void many_other_calls_do_not_crowd_out_what_empties_a_holder() {
    Invocations invocations = new Invocations();
    for (int i = 0; i < 5_000; i++) {
      invocations.add("com.shop.Web.serve" + i, "com.shop.Web.log", false);
    }
    invocations.add("com.shop.Orders.run", Invocations.emptying("com.shop.Orders.seen"), true);
    invocations.add("com.shop.Orders.night", Invocations.emptying("com.shop.Orders.paid"), false);
    invocations.add(Invocations.TIMETABLE, "com.shop.Orders.night", true);

    assertThat(invocations.loopsEmptying("com.shop.Orders.seen"))
        .containsOnlyKeys("com.shop.Orders.run");
    assertThat(invocations.loopsEmptying("com.shop.Orders.paid"))
        .containsOnlyKeys(Invocations.TIMETABLE);
  }

  @Test
  void what_is_called_behind_a_loop_is_not_awaited_from_it() throws IOException {
    Invocations invocations = new Invocations();
    String day = Day.class.getName();
    scan(Day.class, new HashMap<>(), invocations);
    assertThat(invocations.loopsEmptying(day + ".batch")).isEmpty();

    scan(Owner.class, new HashMap<>(), invocations);
    assertThat(invocations.loopsEmptying(day + ".batch"))
        .containsExactly(Map.entry(Owner.class.getName() + ".serve", day + ".close"));
  }

  @Test
  void the_first_container_of_a_field_replaces_none() throws IOException {
    Invocations invocations = new Invocations();
    CallScan scan = scan(Day.class, new HashMap<>(), invocations);

    assertThat(scan.removalCode)
        .containsOnlyKeys(Day.class.getName() + ".seen", Day.class.getName() + ".batch");
    assertThat(scan.tended).containsOnlyKeys("night()V", "close()V");
  }

  @Test
  void what_empties_in_its_own_loop_is_awaited_from_itself() throws IOException {
    Invocations invocations = new Invocations();
    scan(Looping.class, new HashMap<>(), invocations);
    String loop = Looping.class.getName() + ".run";

    assertThat(invocations.loopsEmptying(Looping.class.getName() + ".batch"))
        .containsExactly(Map.entry(loop, loop));
    assertThat(invocations.loopsEmptying(Looping.class.getName() + ".other")).isEmpty();
  }

  static final class Swapping {
    private List<Integer> buffer = new ArrayList<>();

    void run(int count) {
      for (int i = 0; i < count; i++) {
        buffer.add(i);
        if (i % 100 == 99) {
          buffer = new ArrayList<>();
        }
      }
    }

    void reset() {
      buffer = new ArrayList<>();
    }
  }

  @Test
  void a_loop_that_swaps_its_buffer_is_awaited_from_itself() throws IOException {
    Invocations invocations = new Invocations();
    scan(Swapping.class, new HashMap<>(), invocations);
    String loop = Swapping.class.getName() + ".run";

    assertThat(invocations.loopsEmptying(Swapping.class.getName() + ".buffer"))
        .containsExactly(Map.entry(loop, loop));
  }

  @interface Scheduled {}

  static final class Nightly {
    private final List<Integer> kept = new ArrayList<>();
    private final List<Integer> others = new ArrayList<>();
    private final List<Integer> never = new ArrayList<>();

    Nightly(ScheduledExecutorService timer) {
      timer.scheduleAtFixedRate(this::night, 1, 1, TimeUnit.DAYS);
      timer.execute(this::stop);
    }

    void night() {
      kept.clear();
    }

    @Scheduled
    void weekly() {
      others.clear();
    }

    void stop() {
      never.clear();
    }
  }

  @Test
  void what_a_timetable_empties_is_known() throws IOException {
    Invocations invocations = new Invocations();
    String type = Nightly.class.getName();
    scan(Nightly.class, new HashMap<>(), invocations);

    assertThat(invocations.loopsEmptying(type + ".kept"))
        .containsExactly(Map.entry(Invocations.TIMETABLE, type + ".night"));
    assertThat(invocations.loopsEmptying(type + ".others"))
        .containsExactly(Map.entry(Invocations.TIMETABLE, type + ".weekly"));
    assertThat(invocations.loopsEmptying(type + ".never")).isEmpty();
  }

  static final class Looping {
    private final List<Integer> batch = new ArrayList<>();
    private final List<Integer> other = new ArrayList<>();

    void run(int count) {
      List<Integer> scratch = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        batch.add(i);
        other.add(i);
        if (batch.size() > 1_000) {
          batch.clear();
        }
        scratch.clear();
      }
    }
  }

  private static CallScan scan(Class<?> type) throws IOException {
    return scan(type, new HashMap<>());
  }

  private static CallScan scan(Class<?> type, Map<String, String> getters) throws IOException {
    return scan(type, getters, new Invocations());
  }

  private static CallScan scan(Class<?> type, Map<String, String> getters, Invocations invocations)
      throws IOException {
    CallScan scan = new CallScan(getters, invocations);
    new ClassReader(type.getName()).accept(scan, 0);
    return scan;
  }
}
