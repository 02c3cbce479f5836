using System.Text;
using Ridgeway.Codes;
using Ridgeway.Exchange.CdsHooks;

namespace Ridgeway.Guidance.AnswerHooks;

/// <summary>
/// Answers an order that is being chosen: forbidden, better something else, or go ahead with care. An order for something
/// Ridgeway has no view on, or that nothing speaks against, gets no card.
/// </summary>
internal static class OrderCards
{
    /// <summary>The first chosen order that asks for something guidance knows, and what it asks for.</summary>
    public static (DraftOrder Order, Intervention Intervention)? Known(HookCall call, GuidancePack pack, CodeLists lists)
    {
        foreach (var order in call.DraftOrders.Where(order => order.Type == "ServiceRequest" && (call.Selections.Count == 0 || call.Selections.Contains(order.Reference))))
        {
            if (pack.Interventions.FirstOrDefault(one => IsOrderedBy(one, order, lists)) is { } intervention)
            {
                return (order, intervention);
            }
        }

        return null;
    }

    public static MadeCard? For(DraftOrder order, Intervention asked, IReadOnlyList<Present> forbidding, IReadOnlyList<Present> cautioning, CardMatter matter) =>
        forbidding.Count > 0 ? Forbidden(order, asked, forbidding, matter)
        : matter.Advice.GivesWay.FirstOrDefault(one => one.Intervention == asked) is { } gives ? Rather(order, gives, matter)
        : InsteadOf(asked, matter) is { } reason ? Instead(order, asked, reason, matter)
        : Careful(asked, cautioning, matter);

    private static MadeCard Forbidden(DraftOrder order, Intervention asked, IReadOnlyList<Present> forbidding, CardMatter matter)
    {
        var text = new StringBuilder();
        foreach (var present in forbidding)
        {
            text.Append($"**{Markdown.Plain(present.Contraindication.Name)}** ({Markdown.Plain(matter.Facts(present.Why))}). {Markdown.Plain(present.Contraindication.Instead)}. *Source: {Markdown.Plain(present.Contraindication.Source.Ref)}*\n\n");
        }

        AdviceCards.Foot(text, forbidding.Any(one => one.Contraindication.Approval.IsDraft), matter);
        var id = matter.NewId();
        var card = AdviceCards.Frame(asked, null, $"{asked.Name} is not safe now: {forbidding[0].Contraindication.Name}", CardIndicator.Critical, matter) with
        {
            Detail = text.ToString(),
            Source = new CardSource(forbidding[0].Contraindication.Source.Ref, $"{matter.Root}/rules/{forbidding[0].Contraindication.Id}", null),
            Suggestions = Drop(id, order, asked),
        };
        return new MadeCard(card, asked.Id, [.. forbidding.Select(AdviceCards.Named)], id);
    }

    private static MadeCard Rather(DraftOrder order, GivesWay gives, CardMatter matter)
    {
        var advice = matter.Advice.Advice.FirstOrDefault(one => one.Intervention == gives.To);
        var text = new StringBuilder($"{Markdown.Plain(gives.To.Name)} is made for this person's condition and comes before {Markdown.Plain(gives.Intervention.Name)}.\n\n");
        foreach (var reason in advice?.Because ?? [])
        {
            text.Append($"- {Markdown.Plain(reason.Rule.Because)}. **{Markdown.Plain(matter.Facts(reason.Why))}** *{Markdown.Plain(reason.Rule.Source.Ref)}*\n");
        }

        text.Append('\n');
        AdviceCards.Foot(text, gives.Because.Any(reason => reason.Rule.Approval.IsDraft), matter);
        var id = matter.NewId();
        List<CardAction> actions = [Delete(order, gives.Intervention)];
        if (advice is { Intervention.IsReferable: true })
        {
            actions.Add(AdviceCards.Create(advice.Intervention, advice.Because, advice.Cautions, matter));
        }

        var card = AdviceCards.Frame(gives.To, gives.Because[0].Rule, $"Rather {gives.To.Name} than {gives.Intervention.Name}", CardIndicator.Warning, matter) with
        {
            Detail = text.ToString(),
            Suggestions = order.Reference.EndsWith('/') ? [] : [new CardSuggestion(id, $"Take {gives.To.Name} instead", true, actions)],
        };
        return new MadeCard(card, gives.To.Id, [.. gives.Because.Select(AdviceCards.Named)], order.Reference.EndsWith('/') ? null : id);
    }

    private static MadeCard Instead(DraftOrder order, Intervention asked, AdviceReason reason, CardMatter matter)
    {
        var offered = matter.Pack[reason.Rule.Offer];
        var text = new StringBuilder($"{Markdown.Plain(reason.Rule.Because)}. **{Markdown.Plain(matter.Facts(reason.Why))}** *{Markdown.Plain(reason.Rule.Source.Ref)}*\n\n");
        AdviceCards.Foot(text, reason.Rule.Approval.IsDraft, matter);
        var id = matter.NewId();
        var card = AdviceCards.Frame(offered, reason.Rule, $"Rather {offered.Name} than {asked.Name}", CardIndicator.Warning, matter) with
        {
            Detail = text.ToString(),
            Suggestions = Drop(id, order, asked),
        };
        return new MadeCard(card, asked.Id, [AdviceCards.Named(reason)], card.Suggestions.Count > 0 ? id : null);
    }

    private static MadeCard? Careful(Intervention asked, IReadOnlyList<Present> cautioning, CardMatter matter)
    {
        if (cautioning.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var present in cautioning)
        {
            text.Append($"- **{Markdown.Plain(present.Contraindication.Name)}** ({Markdown.Plain(matter.Facts(present.Why))}). {Markdown.Plain(present.Contraindication.Instead)}. *{Markdown.Plain(present.Contraindication.Source.Ref)}*\n");
        }

        text.Append('\n');
        AdviceCards.Foot(text, cautioning.Any(one => one.Contraindication.Approval.IsDraft), matter);
        var first = cautioning[0].Contraindication;
        var card = AdviceCards.Frame(asked, null, $"{asked.Name}, with care: {first.Name}", CardIndicator.Info, matter) with
        {
            Detail = text.ToString(),
            Source = new CardSource(first.Source.Ref, $"{matter.Root}/rules/{first.Id}", null),
        };
        return new MadeCard(card, asked.Id, [.. cautioning.Select(AdviceCards.Named)], null);
    }

    private static AdviceReason? InsteadOf(Intervention asked, CardMatter matter) =>
        matter.Advice.Advice.SelectMany(one => one.Because).FirstOrDefault(reason => reason.Rule.InsteadOf.Contains(asked.Id));

    private static IReadOnlyList<CardSuggestion> Drop(Guid id, DraftOrder order, Intervention asked) =>
        order.Reference.EndsWith('/') ? [] : [new CardSuggestion(id, "Take the order out", true, [Delete(order, asked)])];

    private static CardAction.Delete Delete(DraftOrder order, Intervention asked) => new($"Take out the draft order: {asked.Name}", order.Reference);

    private static bool IsOrderedBy(Intervention intervention, DraftOrder order, CodeLists lists) => order.Codes.Any(code =>
        (code.System == CodeSystem.Ridgeway && code.Code == intervention.Id)
        || intervention.OrderedAs.Any(list => lists[list].Codes.Any(one => one.System == code.System && one.Code == code.Code)));
}
