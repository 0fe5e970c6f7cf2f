package io.leakscribe.agent.observe;

import org.jspecify.annotations.Nullable;

/**
 * Live threads whose names differ in numbers only.
 *
 * @param pattern the name with {@code #} for each number, {@code pool-#-thread-#}
 * @param threads number of them
 * @param started seen to start since the agent did
 * @param ended seen to end since then; what came and went between two looks is in neither
 * @param daemons number of them that are daemons
 * @param waiting number of them that wait, sleep or are parked
 * @param pools number of executors that they work for, 0 where they are in none
 * @param poolMax threads that these executors may have together, {@link Long#MAX_VALUE} where
 *     nothing bounds one of them; 0 without executors
 * @param idleSeconds longest time after which an idle worker ends, 0 where it never does
 * @param taskClass most frequent class that they run: of the Runnable, else of the thread; null
 *     when it cannot be read
 * @param poolClass most frequent class of the executors, null without any
 * @param site most frequent application frame that starts them; null until looked for
 */
public record ThreadGroupReading(
    String pattern,
    int threads,
    long started,
    long ended,
    int daemons,
    int waiting,
    int pools,
    long poolMax,
    long idleSeconds,
    @Nullable String taskClass,
    @Nullable String poolClass,
    @Nullable String site) {}
