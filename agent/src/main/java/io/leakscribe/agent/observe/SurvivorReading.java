package io.leakscribe.agent.observe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sampled objects of one allocation site that are still alive, over all cohorts so far.
 *
 * @param site first application frame of the allocation, {@code com.shop.Cart.add(Cart.java:17)};
 *     the first frame of a library or of the JDK where no application frame is known; null when the
 *     samples carry no stack
 * @param via frame just below the site, the library's or JDK's method that it called; null when the
 *     site allocated by itself
 * @param objectClass most frequent class among the samples
 * @param leakingClass first application class up the reference chain or, without a chain, the class
 *     whose constructor or method allocated; null when there is none
 * @param samples number of samples that are alive
 * @param bytes of the sampled objects themselves, 0 where the recorder does not tell their size
 * @param cohorts number of cohorts, each of another time, of which samples are alive
 * @param cohortsSeen number of cohorts that were closed so far
 * @param holder last application field up the reference chain, {@code com.shop.Carts.open}; null
 *     without a chain
 * @param path from the root, root first; empty without a chain
 */
public record SurvivorReading(
    @Nullable String site,
    @Nullable String via,
    String objectClass,
    @Nullable String leakingClass,
    int samples,
    long bytes,
    int cohorts,
    int cohortsSeen,
    @Nullable String holder,
    List<String> path) {

  public SurvivorReading {
    path = List.copyOf(path);
  }
}
