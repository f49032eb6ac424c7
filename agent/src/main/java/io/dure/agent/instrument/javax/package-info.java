/** Advice that is inlined into javax servlets. */
package io.dure.agent.instrument.javax;
