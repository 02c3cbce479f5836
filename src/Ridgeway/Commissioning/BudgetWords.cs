namespace Ridgeway.Commissioning;

/// <summary>Words for people about budgets.</summary>
internal static class BudgetWords
{
    public static string ForPeople(this BudgetLineFault fault) => fault switch
    {
        BudgetLineFault.Year => "Enter a financial year, like 2026/27",
        BudgetLineFault.Organisation => "Enter the organisation's ODS code, 3 to 10 letters and numbers",
        BudgetLineFault.Category => "Choose a category",
        BudgetLineFault.Description => "Say what the money buys",
        BudgetLineFault.Amount => "Enter an amount in pounds, like 2,400,000 or 1250.50",
        BudgetLineFault.Share => "Enter a percentage from 0 to 100, with up to two decimals",
        BudgetLineFault.Origin => "Choose whether the money is new, reallocated or existing",
        BudgetLineFault.Source => "Say where the figure comes from",
    };

    public static string ForPeople(this MoneyOrigin origin) => origin switch
    {
        MoneyOrigin.New => "New money",
        MoneyOrigin.Reallocated => "Moved from elsewhere",
        MoneyOrigin.Existing => "There already",
    };

    public static string ForPeople(this LineStanding standing) => standing switch
    {
        LineStanding.Counts => "Counts",
        LineStanding.NotPrevention => "Not prevention",
        LineStanding.NotDefined => "Not defined: someone must decide",
    };
}
