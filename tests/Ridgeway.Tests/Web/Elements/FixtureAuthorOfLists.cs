using System.Text.RegularExpressions;

namespace Ridgeway.Web.Elements;

/// <summary>The lists and tables of <see cref="FixtureAuthor"/>.</summary>
internal static partial class FixtureAuthor
{
    private static Drawn Pagination(FixtureOptions options)
    {
        var previous = options.Part("previous");
        var next = options.Part("next");
        foreach (var step in new[] { previous, next }.OfType<FixtureOptions>())
        {
            _ = step.Text("href");
            step.Done();
        }

        var pages = new List<(int Number, bool IsCurrent, string Href)>();
        foreach (var item in options.List("items"))
        {
            if (item.Flag("ellipsis") != true)
            {
                pages.Add((item.Number("number")!.Value, item.Flag("current") ?? false, item.Text("href")!));
            }
        }

        if (pages.Count == 0)
        {
            throw new NotOfferedException("chapters");
        }

        return Drawn.Of("nhs-pagination", new NhsPagination
        {
            Page = pages.Single(page => page.IsCurrent).Number,
            Pages = pages[^1].Number,
            Href = LastNumber().Replace(pages[0].Href, "{page}"),
        });
    }

    private static Drawn SummaryList(FixtureOptions options)
    {
        var list = Drawn.Of("nhs-summary-list", new NhsSummaryList
        {
            Border = options.Flag("border") ?? true,
            LastRowBorder = options.Flag("lastRowBorder") ?? true,
        }, options.List("rows").Select(SummaryRow).ToList());
        return options.Part("card") is { } card ? InCard(card, list) : list;
    }

    private static Drawn InCard(FixtureOptions card, Drawn content)
    {
        var drawn = Card(card, null);
        card.Done();
        return Drawn.Of("nhs-card", drawn.Element, [.. drawn.Inside, content]);
    }

    private static Drawn SummaryRow(FixtureOptions row)
    {
        var value = row.Part("value")!;
        var inside = Content(value, null);
        value.Done();
        var actions = row.Part("actions");
        foreach (var action in actions?.List("items") ?? [])
        {
            inside.Add(Drawn.Of("nhs-action", new NhsAction
            {
                Href = action.Text("href") ?? throw new NotOfferedException("an action that is a button"),
                About = action.Text("visuallyHiddenText"),
            }, Drawn.Text(action.Text("text")!)));
            action.Done();
        }

        actions?.Done();
        var drawn = Drawn.Of("nhs-row", new NhsRow { Key = row.WordsOf("key")!, Border = row.Flag("border") ?? true }, inside);
        row.Done();
        return drawn;
    }

    private static Drawn TaskList(FixtureOptions options) => Drawn.Of(
        "nhs-task-list",
        new NhsTaskList { IdPrefix = options.Text("idPrefix")! },
        options.List("items").Select(Task).ToList());

    private static Drawn Task(FixtureOptions item)
    {
        var status = item.Part("status")!;
        var tag = status.Part("tag") ?? throw new NotOfferedException("a status that is no tag");
        var colour = tag.Text("colour");
        _ = (tag.Flag("border"), tag.Text("classes"));
        var heading = item.Part("heading") ?? item.Part("title")!;
        var drawn = Drawn.Of("nhs-task", new NhsTask
        {
            Href = item.Text("href"),
            Hint = item.WordsOf("hint"),
            Status = tag.Text("text")!,
            StatusColour = colour == "False" ? null : colour,
        }, Drawn.Text(heading.Text("text")!));
        tag.Done();
        status.Done();
        heading.Done();
        item.Done();
        return drawn;
    }

    private static Drawn Table(FixtureOptions options)
    {
        var caption = options.Part("caption");
        var classes = caption?.Text("classes");
        var firstIsHeader = options.Flag("firstCellIsHeader") ?? false;
        var table = Drawn.Of("nhs-table", new NhsTable
        {
            Caption = caption?.Text("text") ?? "",
            CaptionSize = caption?.Text("size"),
            CaptionId = caption?.Text("id"),
            CaptionHidden = classes == "nhsuk-u-visually-hidden",
            Responsive = options.Flag("responsive") ?? false,
            Scroll = options.Flag("scroll") ?? false,
            Compact = options.Flag("compact") ?? false,
            Striped = options.Flag("striped") ?? false,
            Border = options.Flag("border") ?? true,
            LastRowBorder = options.Flag("lastRowBorder") ?? true,
        },
        [
            Part("thead", Part("tr", options.List("head").Select(cell => Cell("th", cell)).ToList())),
            Part("tbody", options.Rows("rows").Select(row => Part("tr", row.Select((cell, at) => Cell(at == 0 && firstIsHeader ? "th" : "td", cell)).ToList())).ToList()),
        ]);
        caption?.Done();
        return options.Part("card") is { } card ? InCard(card, table) : table;
    }

    private static Drawn Part(string tag, params IEnumerable<Drawn> inside) => Drawn.Of(tag, new NhsTablePart(), inside);

    private static Drawn Cell(string tag, FixtureOptions cell)
    {
        var format = cell.Text("format");
        var width = cell.Text("width");
        if (cell.Text("html") is { } html && !html.Contains('<', StringComparison.Ordinal))
        {
            throw new NotOfferedException("text given as HTML");
        }

        var drawn = Drawn.Of(tag, new NhsTableCell { Numeric = format == "numeric" ? true : null }, Content(cell, null))
            .With("class", string.Join(' ', new[] { width is null ? null : $"nhsuk-u-width-{width}", cell.Text("classes") }.OfType<string>()) is { Length: > 0 } classes ? classes : null);
        cell.Done();
        return format is null or "numeric" ? drawn : throw new NotOfferedException($"format {format}");
    }

    [GeneratedRegex("[0-9]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LastNumber();
}
