package io.dure.gslb.provider;

/**
 * What a provider does by itself.
 *
 * @param nativeWeights it draws answers by weight; without, weights are told by other means or not at all
 * @param nativeHealthChecks it takes members out by checks of its own, without a change from here
 * @param changeStatus an accepted change takes time to reach its servers, and it says when it has
 */
public record Capabilities(boolean nativeWeights, boolean nativeHealthChecks, boolean changeStatus) {}
