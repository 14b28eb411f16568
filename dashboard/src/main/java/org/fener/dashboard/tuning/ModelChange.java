package org.fener.dashboard.tuning;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.fener.classifier.train.ChangeGuard;
import org.fener.classifier.train.LabelledRow;
import org.fener.classifier.train.Objection;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.Replay;
import org.fener.dashboard.store.Label;
import org.fener.dashboard.store.Labels.LabelledText;
import org.fener.dashboard.store.Promotion;
import org.fener.dashboard.store.RegisteredModel;
import org.fener.indexer.PostQuery;
import tools.jackson.databind.json.JsonMapper;

/// Puts another model in charge: by a person, with a reason, past what speaks against it.
public final class ModelChange {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Installation at;

    public ModelChange(Installation at) {
        this.at = at;
    }

    /// The model that judges, as it is registered.
    public OpenNlpClassifier champion() throws IOException {
        return at.classifier().with(at.models().champion());
    }

    /// What speaks against a promotion.
    ///
    /// @param frozen rows that neither model learned from
    public List<Objection> objections(RegisteredModel challenger, List<LabelledRow> frozen) throws IOException {
        return ChangeGuard.objections(
                champion(), at.classifier().with(Optional.of(challenger)), frozen, labelsSincePromotion());
    }

    private List<ChangeGuard.NewLabel> labelsSincePromotion() {
        Instant since =
                at.models().promotions().stream().findFirst().map(Promotion::at).orElse(Instant.MIN);
        Map<String, String> texts = new TreeMap<>();
        for (LabelledText text : at.labels().texts()) texts.put(text.digest(), text.content());
        return at.labels().standing().stream()
                .filter(label -> label.at().isAfter(since))
                .filter(label -> label.answer() == Label.Answer.YES || label.answer() == Label.Answer.NO)
                .map(label -> new ChangeGuard.NewLabel(
                        texts.getOrDefault(label.textDigest(), ""),
                        label.category(),
                        label.answer() == Label.Answer.YES,
                        label.labeller()))
                .toList();
    }

    /// Puts a model in charge of posts that come from now on; how scores are spread today is kept, to tell drift by.
    ///
    /// @param digest empty for the models of the program
    public void takeCharge(Optional<String> digest, String by, String why) throws IOException {
        Optional<RegisteredModel> model = digest.flatMap(at.models()::find);
        Replay today = Replay.of(at.index(), PostQuery.of("*"), at.classifier().with(model));
        at.models().promote(digest, by, why, JSON.writeValueAsString(today.spreads()));
        at.classifier().reload();
    }

    /// Puts the model in charge that was before the one in charge now; done again it goes further back.
    ///
    /// @return its digest; empty for the models of the program
    /// @throws IllegalArgumentException if there is none before
    public Optional<String> rollBack(String by, String why) throws IOException {
        List<Optional<String>> standing = Promotion.standing(at.models().promotions());
        if (standing.size() < 2)
            throw new IllegalArgumentException("the models of the program are in charge: nothing to roll back");
        Optional<String> before = standing.get(standing.size() - 2);
        takeCharge(before, by, why);
        return before;
    }
}
