/** Carries reports to the collector: waiting, resending, dropping with a count. */
package io.dure.agent.report;
