package io.leakscribe.bench.service;

/**
 * How much of everything.
 *
 * @param warmUp requests before anything is counted
 * @param requests counted at saturation
 * @param pacedSeconds counted at a paced rate
 * @param connections of the client
 * @param heapMb of the service
 */
record Load(int warmUp, int requests, double pacedSeconds, int connections, int heapMb) {}
