package org.fener.dashboard.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Who posts on a site: the account number and the number of posts that engines print beside a name.
record Members(Map<String, Integer> numbers, Map<String, Integer> posts) {

    private static final int FIRST_NUMBER = 50;

    Members {
        numbers = Map.copyOf(numbers);
        posts = Map.copyOf(posts);
    }

    static Members of(List<DemoThread> threads) {
        Map<String, Integer> posts = new HashMap<>();
        threads.forEach(thread -> thread.posts().forEach(post -> posts.merge(post.by(), 1, Integer::sum)));
        Map<String, Integer> numbers = new HashMap<>();
        new TreeSet<>(posts.keySet()).forEach(name -> numbers.put(name, FIRST_NUMBER + numbers.size()));
        return new Members(numbers, posts);
    }

    int numberOf(String name) {
        return numbers.getOrDefault(name, 0);
    }

    int postsBy(String name) {
        return posts.getOrDefault(name, 0);
    }
}
