/** Advice that is inlined into jakarta servlets. */
package io.dure.agent.instrument.jakarta;
