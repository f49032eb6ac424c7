/** What is neither cloud's: a zone on somebody else's nameserver, and people who are told. */
@NullMarked
package io.dure.demo.outside;

import org.jspecify.annotations.NullMarked;
