package io.leakscribe.draft;

import io.leakscribe.journal.Suspect;
import org.jspecify.annotations.Nullable;

/** The test that would have failed: what it does, and its assertion in one line. */
final class LeakTest {
  private LeakTest() {}

  /** Null where nothing is known that a test could look at. */
  static @Nullable Say of(Suspect suspect) {
    Holder holder = Holder.of(suspect);
    return switch (suspect.kind()) {
      case THREAD ->
          plain(
              "Test that the work can be done a hundred times with few threads: ",
              "assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(before + 10);");
      case DIRECT_MEMORY ->
          plain(
              "Test that buffers go back after 1,000 uses: ",
              "assertThat(directPool.getMemoryUsed()).isLessThanOrEqualTo(before + LARGEST_BUFFER);");
      case CLASS_LOADER ->
          plain(
              "Test that an undeployed class loader is collected: ",
              "await().untilAsserted(() -> { System.gc(); assertThat(oldLoader.get()).isNull(); });");
      case HEAP -> null;
      default -> holder == null ? null : field(suspect, holder);
    };
  }

  private static Say field(Suspect suspect, Holder holder) {
    if (holder.isOfLibrary()) {
      return Say.text("Run the load test with the agent and let it fail on growth; the field ")
          .name(holder.full())
          .and(" belongs to a library, and a unit test does not reach it.");
    }
    return switch (suspect.kind()) {
      case SESSION ->
          named(holder)
              .and(": open 1,000 sessions, end half of them, let the others expire, and ")
              .name("assertThat(" + holder.inTest() + ").isEmpty();");
      case CACHE ->
          named(holder)
              .and(": ask for 10,000 different keys, and ")
              .name("assertThat(" + holder.inTest() + ").hasSizeLessThanOrEqualTo(MAX_ENTRIES);");
      case BACKGROUND_TASK ->
          named(holder)
              .and(": run the task on 100 batches, one of which throws, and ")
              .name("assertThat(" + holder.inTest() + ").isEmpty();");
      case QUEUE ->
          named(holder)
              .and(": produce 10,000 items while the consumer sleeps, and ")
              .name("assertThat(" + holder.inTest() + ").hasSizeLessThanOrEqualTo(CAPACITY);");
      case THREAD_LOCAL ->
          named(holder)
              .and(": handle 1,000 requests on a pool of one thread, and on that thread ")
              .name("assertThat(" + holder.inTest() + ".get()).isNull();");
      default ->
          named(holder)
              .and(": do the same unit of work 1,000 times to its end, and ")
              .name("assertThat(" + holder.inTest() + ").hasSizeLessThan(100);");
    };
  }

  private static Say named(Holder holder) {
    return Say.text("Add ").name(holder.testName());
  }

  private static Say plain(String text, String assertion) {
    return Say.text(text).name(assertion);
  }
}
