/** Counts transactions into base-2 exponential histograms of scale 6. */
package io.dure.agent.latency;
