package io.leakscribe.bench.service;

/**
 * How much of everything.
 *
 * @param warmUp before anything is counted
 * @param requests counted at saturation
 * @param pacedSeconds counted at a paced rate
 * @param connections of the client
 * @param heapMb of the service
 */
record Load(WarmUp warmUp, int requests, double pacedSeconds, int connections, int heapMb) {}
