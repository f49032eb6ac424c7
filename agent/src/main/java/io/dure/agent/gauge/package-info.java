/** What is measured beside the transactions: who samples it, and what becomes of the samples. */
package io.dure.agent.gauge;
